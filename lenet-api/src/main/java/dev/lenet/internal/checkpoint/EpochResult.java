package dev.lenet.internal.checkpoint;

import dev.lenet.api.EpochReport;
import org.jspecify.annotations.Nullable;

/** One epoch, as it was measured or as a checkpoint tells of it. */
public record EpochResult(
    int epoch,
    double trainLoss,
    double trainAccuracy,
    @Nullable Double validationLoss,
    @Nullable Double validationAccuracy,
    double seconds,
    double imagesPerSecond)
    implements EpochReport {}
