package dev.lenet.internal.segmentation;

import dev.lenet.api.Prediction;

/**
 * What the networks say of an image.
 *
 * @param prediction of the network that reads digits
 * @param agreement the probability that the second network gives to the same digit; 1 if there is
 *     no second network
 * @param sure whether both are high enough to rely on
 */
public record Answer(Prediction prediction, double agreement, boolean sure) {}
