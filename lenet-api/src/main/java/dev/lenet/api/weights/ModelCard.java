package dev.lenet.api.weights;

import org.jspecify.annotations.Nullable;

/** Where a model comes from. The library implements it; a later version may add methods. */
public interface ModelCard {
  /** Version of this library. */
  String libraryVersion();

  /** Name of the backend that trained it. */
  String backend();

  /** Name of that backend's engine. */
  String engine();

  /** Version of that engine. */
  String engineVersion();

  /** Seed of initial weights, order and augmentation. */
  long seed();

  /**
   * Number of epochs trained until the weights were kept; fewer than the spec's if the training was
   * stopped early.
   */
  int epochs();

  /** Name of the training data. */
  String trainingData();

  /** SHA-256 of the training data, hexadecimal; see {@link dev.lenet.api.Dataset#sha256}. */
  String trainingDataSha256();

  /**
   * The weights that the training began with, as the name of their network and their SHA-256; null
   * if they were the initial weights of the seed.
   */
  @Nullable String startedFrom();

  /** Accuracy on the validation images; null without validation. */
  @Nullable Double validationAccuracy();

  /** Accuracy on the test images; null if not tested. */
  @Nullable Double testAccuracy();

  /** The card as JSON, as in a model file. */
  String toJson();
}
