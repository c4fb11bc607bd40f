package dev.lenet.internal.batch;

import dev.lenet.internal.random.CounterRandom;
import dev.lenet.internal.random.Purpose;

/** The order in which an epoch takes the images. */
public final class EpochOrder {
  private EpochOrder() {}

  /**
   * A permutation of 0 to {@code size - 1} (Fisher and Yates), which depends only on seed and
   * epoch.
   *
   * @param epoch counted from 1
   */
  public static int[] shuffled(int size, long seed, int epoch) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    long stream = CounterRandom.stream(seed, Purpose.ORDER, epoch, 0);
    for (int i = size - 1; i > 0; i--) {
      int j = CounterRandom.bounded(stream, i, i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
