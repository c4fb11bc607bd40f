package dev.lenet.api;

import org.jspecify.annotations.Nullable;

/**
 * One epoch of a training.
 *
 * @param epoch counted from 1
 * @param trainLoss running mean over the epoch's batches, while the weights still changed
 * @param trainAccuracy likewise
 * @param validationLoss mean over the validation images after the epoch; null without validation
 * @param validationAccuracy likewise
 * @param seconds wall time of the epoch, batch assembly included, validation excluded
 * @param imagesPerSecond images learnt from in that time
 */
public record EpochReport(
    int epoch,
    double trainLoss,
    double trainAccuracy,
    @Nullable Double validationLoss,
    @Nullable Double validationAccuracy,
    double seconds,
    double imagesPerSecond) {}
