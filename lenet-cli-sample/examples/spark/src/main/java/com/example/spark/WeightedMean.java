package com.example.spark;

import java.util.List;

/** The mean of what the partitions have learnt, by the number of images that each has used. */
final class WeightedMean {
  private WeightedMean() {}

  /** Adds the results in their order, as doubles: so the same results give the same bytes. */
  static float[] of(List<LocalResult> results) {
    double[] sum = new double[results.get(0).weights().length];
    long images = 0;
    for (LocalResult result : results) {
      float[] weights = result.weights();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += (double) result.images() * weights[i];
      }
      images += result.images();
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sum[i] / images);
    }
    return mean;
  }
}
