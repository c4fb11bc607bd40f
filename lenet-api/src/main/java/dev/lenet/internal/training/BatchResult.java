package dev.lenet.internal.training;

import dev.lenet.api.BatchReport;

/** The progress of a training after one batch. */
record BatchResult(
    int epoch,
    int epochs,
    int batch,
    int batches,
    double loss,
    double accuracy,
    double imagesPerSecond)
    implements BatchReport {}
