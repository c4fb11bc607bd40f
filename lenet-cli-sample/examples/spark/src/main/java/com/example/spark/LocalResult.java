package com.example.spark;

import java.io.Serializable;

/** What one partition has learnt in a round. Not a record, which Kryo could not read. */
final class LocalResult implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int images;
  private final double loss;
  private final double accuracy;
  private final float[] weights;

  /** The weights after training on some images, with mean loss and accuracy. */
  LocalResult(int images, double loss, double accuracy, float[] weights) {
    this.images = images;
    this.loss = loss;
    this.accuracy = accuracy;
    this.weights = weights;
  }

  int images() {
    return images;
  }

  double loss() {
    return loss;
  }

  double accuracy() {
    return accuracy;
  }

  float[] weights() {
    return weights;
  }
}
