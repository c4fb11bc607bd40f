package dev.lenet.internal.random;

/**
 * Random numbers without state. Draw {@code n} of a stream depends only on the stream and on {@code
 * n}, so it is the same on every thread, after a resume, and in batches assembled in advance. Safe
 * for use by several threads.
 *
 * <p>A draw mixes a counter with the finaliser of SplitMix64 (Steele, Lea, Flood 2014). Not for
 * cryptography.
 */
public final class CounterRandom {
  /** 2^64 over the golden ratio: SplitMix64's distance from one counter to the next. */
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private static final int BLOCK = 256;

  /** The distances of a block's counters from its first counter. Never changed. */
  private static final long[] DISTANCES = distances();

  private CounterRandom() {}

  private static long[] distances() {
    long[] distances = new long[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      distances[i] = GAMMA * i;
    }
    return distances;
  }

  /**
   * The stream of one seed, purpose, epoch and index.
   *
   * @param epoch counted from 1; 0 for what happens before training
   * @param index its meaning depends on the purpose; counted from 0
   */
  public static long stream(long seed, Purpose purpose, long epoch, long index) {
    long s = mix(seed + GAMMA);
    s = mix(s + GAMMA * purpose.number());
    s = mix(s + GAMMA * (epoch + 1));
    return mix(s + GAMMA * (index + 1));
  }

  /** Draw {@code n}, counted from 0: 64 bits. */
  public static long bits(long stream, long n) {
    return mix(stream + GAMMA * (n + 1));
  }

  /** Draw {@code n} as a number in [0, 1), a multiple of 2^-53. */
  public static double uniform(long stream, long n) {
    return (bits(stream, n) >>> 11) * 0x1p-53;
  }

  /**
   * Draw {@code n} as an integer in [0, bound).
   *
   * @param bound at least 1
   */
  public static int bounded(long stream, long n, int bound) {
    return (int) (((bits(stream, n) >>> 32) * bound) >>> 32);
  }

  /**
   * Fills an array with the draws from {@code first} on, as numbers in [-1, 1). The result is the
   * same as {@code (float) (2 * uniform(stream, n) - 1)}, in a tenth of the time: counters come
   * from a table and each loop does one thing, so the loops become vector instructions.
   */
  public static void fillSymmetric(long stream, long first, float[] target) {
    long[] draws = new long[BLOCK];
    for (int from = 0; from < target.length; from += BLOCK) {
      int length = Math.min(BLOCK, target.length - from);
      mixBlock(stream + GAMMA * (first + from + 1), draws, length);
      for (int i = 0; i < length; i++) {
        target[from + i] = ((draws[i] >>> 11) - (1L << 52)) * 0x1p-52f;
      }
    }
  }

  private static void mixBlock(long counter, long[] draws, int length) {
    for (int i = 0; i < length; i++) {
      draws[i] = mix(counter + DISTANCES[i]);
    }
  }

  private static long mix(long counter) {
    long z = counter;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
