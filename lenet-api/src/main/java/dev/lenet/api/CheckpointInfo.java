package dev.lenet.api;

import dev.lenet.api.spec.NetworkSpec;

/** What a checkpoint is of. The library implements it; a later version may add methods. */
public interface CheckpointInfo {
  /** The network with the training as it really runs. */
  NetworkSpec spec();

  /** The name of the backend that the training ran on. */
  String backend();

  /** The number of replicas that worked side by side. */
  int threads();

  /** Number of images of the training data, with those that the spec holds back. */
  int images();

  /** Number of steps made so far. */
  long step();
}
