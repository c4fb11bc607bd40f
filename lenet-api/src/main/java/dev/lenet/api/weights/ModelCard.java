package dev.lenet.api.weights;

import org.jspecify.annotations.Nullable;

/**
 * Where a model comes from.
 *
 * @param libraryVersion version of this library
 * @param backend name of the backend that trained it
 * @param backendVersion version of that backend's engine
 * @param seed of initial weights, order and augmentation
 * @param epochs number of epochs trained
 * @param trainingDataSha256 of the training data's decompressed bytes, hexadecimal
 * @param validationAccuracy fraction of the validation images read rightly; null without validation
 * @param testAccuracy fraction of the test images read rightly; null if not tested
 */
public record ModelCard(
    String libraryVersion,
    String backend,
    String backendVersion,
    long seed,
    int epochs,
    String trainingDataSha256,
    @Nullable Double validationAccuracy,
    @Nullable Double testAccuracy) {}
