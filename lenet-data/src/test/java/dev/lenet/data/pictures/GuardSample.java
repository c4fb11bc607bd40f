package dev.lenet.data.pictures;

import dev.lenet.api.Image;

/** An image in MNIST's form, and its class: a digit, or {@link GuardData#NO_DIGIT}. */
record GuardSample(Image image, int label) {}
