package dev.lenet.internal.training;

import dev.lenet.api.BatchReport;

/** How far a training had come after one batch. */
record BatchResult(
    int epoch,
    int epochs,
    int batch,
    int batches,
    double loss,
    double accuracy,
    double imagesPerSecond)
    implements BatchReport {}
