package com.example.spark;

import java.io.Serializable;

/**
 * Which images of each partition a round uses: the places {@code from} to {@code to}, without that,
 * in the order of a pass. A pass uses all images of all partitions once. It has as many rounds as
 * the largest partition needs, so in its last round a partition with an image less may have none.
 */
record RoundPart(int round, int pass, int from, int to) implements Serializable {
  /**
   * The part of a round.
   *
   * @param round counted from 1
   * @param images how many there are, divided evenly
   * @param partitions among so many partitions
   * @param most images of a partition that a round uses
   */
  static RoundPart of(int round, int images, int partitions, int most) {
    int largest = ceilDivide(images, partitions);
    int rounds = ceilDivide(largest, most);
    int from = (round - 1) % rounds * most;
    return new RoundPart(round, (round - 1) / rounds, from, from + Math.min(most, largest - from));
  }

  private static int ceilDivide(int number, int divisor) {
    return (number - 1) / divisor + 1;
  }
}
