package dev.lenet.data.pictures;

import dev.lenet.internal.random.CounterRandom;
import java.util.List;

/** Random numbers of one picture. The same seed, kind and number give the same on every JDK. */
final class Dice {
  private final long stream;
  private long draws;

  Dice(long seed, long kind, long number) {
    this.stream = CounterRandom.bits(CounterRandom.bits(seed, kind), number);
  }

  private Dice(long stream) {
    this.stream = stream;
  }

  /** Dice of its own for one part of the picture. */
  Dice fork() {
    return new Dice(bits());
  }

  private long bits() {
    return CounterRandom.bits(stream, draws++);
  }

  double between(double from, double to) {
    return from + (to - from) * CounterRandom.uniform(stream, draws++);
  }

  /** From {@code from} to {@code to}, both inclusive. */
  int whole(int from, int to) {
    return from + CounterRandom.bounded(stream, draws++, to - from + 1);
  }

  boolean chance(double probability) {
    return between(0, 1) < probability;
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(whole(0, choices.size() - 1));
  }

  /** Of mean 0 and deviation 1: the sum of four uniform numbers, which is close to normal. */
  float gaussian() {
    long bits = bits();
    int sum = 0;
    for (int i = 0; i < 4; i++) {
      sum += (int) ((bits >>> (16 * i)) & 0xFFFF);
    }
    return (sum - 2 * 0xFFFF) * (1.7320508f / 0x10000);
  }
}
