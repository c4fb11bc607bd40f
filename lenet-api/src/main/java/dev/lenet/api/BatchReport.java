package dev.lenet.api;

/**
 * How far a training has come.
 *
 * @param epoch counted from 1
 * @param epochs number of epochs of this run
 * @param batch number of batches of this epoch that are done
 * @param batches number of batches of an epoch
 * @param loss mean over the images of this epoch so far
 * @param accuracy fraction of the images of this epoch so far that were read rightly
 * @param imagesPerSecond of this epoch so far
 */
public record BatchReport(
    int epoch,
    int epochs,
    int batch,
    int batches,
    double loss,
    double accuracy,
    double imagesPerSecond) {}
