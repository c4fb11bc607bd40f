package dev.lenet.internal.checkpoint;

import dev.lenet.api.EpochReport;
import org.jspecify.annotations.Nullable;

/** The result of one epoch, measured or read from a checkpoint. */
public record EpochResult(
    int epoch,
    double trainLoss,
    double trainAccuracy,
    @Nullable Double validationLoss,
    @Nullable Double validationAccuracy,
    double seconds,
    double imagesPerSecond)
    implements EpochReport {}
