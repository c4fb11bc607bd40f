package dev.lenet.backend.java;

/**
 * The loops that take the time. All lines of a call have the length of its results, or more. No
 * result may be one of the lines that are read.
 *
 * <p>Their form is what the JIT of Java 17 and later turns into vector instructions: no index but
 * the loop's own, at most seven arrays, and results stored after all are computed. A loop with
 * several results needs more: it gets the arrays as parameters, no condition that changes stands
 * before it, and its method has more than 325 bytes of code, so that the JIT does not inline it.
 */
final class Kernels {
  private static final int MOST_LINES = 600;

  private static final boolean FUSED = isFusedFast();

  private Kernels() {}

  /**
   * Whether the processor multiplies and adds in one instruction. If it does not, {@link Math#fma}
   * computes with {@code BigDecimal}, ten thousand times slower. The fastest of some tries counts,
   * because a thread may be stopped at any time.
   */
  private static boolean isFusedFast() {
    float value = 0.1f;
    long nanos = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 20; attempt++) {
      long start = System.nanoTime();
      value = Math.fma(value, 0.9f, Math.fma(value, 0.7f, Math.fma(value, 0.3f, 0.01f)));
      nanos = Math.min(nanos, System.nanoTime() - start);
    }
    // some 150 with the instruction, more than 100,000 without; some clocks take thousands to read
    return nanos < 20_000 && value > 0;
  }

  /**
   * Adds a matrix product: {@code to[j][i] += sum of factors[j][k] * lines[k][i]}. The products are
   * added one by one in the order of {@code k}; those of many lines in parts, whose sums are added
   * then, so that rounding errors stay small.
   *
   * @param scratch three lines: one of zeros, which fills the last group of lines, and two for
   *     results that nobody reads
   */
  static void addProduct(float[][] factors, float[][] lines, float[][] scratch, float[][] to) {
    for (int from = 0; from < lines.length; from += MOST_LINES) {
      float[][] sums = from == 0 ? to : new float[to.length][to[0].length];
      int end = Math.min(from + MOST_LINES, lines.length);
      for (int j = 0; j < to.length; j += 3) {
        float[] second = j + 1 < to.length ? sums[j + 1] : scratch[1];
        float[] third = j + 2 < to.length ? sums[j + 2] : scratch[2];
        for (int k = from; k < end; k += 3) {
          float[] line1 = k + 1 < end ? lines[k + 1] : scratch[0];
          float[] line2 = k + 2 < end ? lines[k + 2] : scratch[0];
          addThree(factors, j, k, lines[k], line1, line2, sums[j], second, third);
        }
      }
      for (int j = 0; j < to.length && from > 0; j++) {
        add(sums[j], to[j]);
      }
    }
  }

  /** Adds the products of three lines x, y, z and factors f[j][k] and so on to a, b and c. */
  private static void addThree(
      float[][] f, int j, int k, float[] x, float[] y, float[] z, float[] a, float[] b, float[] c) {
    int j1 = Math.min(j + 1, f.length - 1);
    int j2 = Math.min(j + 2, f.length - 1);
    int k1 = Math.min(k + 1, f[j].length - 1);
    int k2 = Math.min(k + 2, f[j].length - 1);
    float ax = f[j][k];
    float ay = f[j][k1];
    float az = f[j][k2];
    float bx = f[j1][k];
    float by = f[j1][k1];
    float bz = f[j1][k2];
    float cx = f[j2][k];
    float cy = f[j2][k1];
    float cz = f[j2][k2];
    if (FUSED) {
      for (int i = 0; i < a.length; i++) {
        float sumA = Math.fma(az, z[i], Math.fma(ay, y[i], Math.fma(ax, x[i], a[i])));
        float sumB = Math.fma(bz, z[i], Math.fma(by, y[i], Math.fma(bx, x[i], b[i])));
        float sumC = Math.fma(cz, z[i], Math.fma(cy, y[i], Math.fma(cx, x[i], c[i])));
        a[i] = sumA;
        b[i] = sumB;
        c[i] = sumC;
      }
    } else {
      for (int i = 0; i < a.length; i++) {
        float sumA = a[i] + ax * x[i] + ay * y[i] + az * z[i];
        float sumB = b[i] + bx * x[i] + by * y[i] + bz * z[i];
        float sumC = c[i] + cx * x[i] + cy * y[i] + cz * z[i];
        a[i] = sumA;
        b[i] = sumB;
        c[i] = sumC;
      }
    }
  }

  /** Adds two products value by value: {@code to[i] += a[i] * x[i] + b[i] * y[i]}. */
  static void addElementProducts(float[] a, float[] x, float[] b, float[] y, float[] to) {
    if (FUSED) {
      for (int i = 0; i < to.length; i++) {
        to[i] = Math.fma(b[i], y[i], Math.fma(a[i], x[i], to[i]));
      }
    } else {
      for (int i = 0; i < to.length; i++) {
        to[i] = to[i] + a[i] * x[i] + b[i] * y[i];
      }
    }
  }

  static void add(float[] line, float[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += line[i];
    }
  }

  /** The sum of a line: four sums, each of every fourth value, do not wait for each other. */
  static float sum(float[] line) {
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    for (int i = 0; i + 3 < line.length; i += 4) {
      sum0 += line[i];
      sum1 += line[i + 1];
      sum2 += line[i + 2];
      sum3 += line[i + 3];
    }
    for (int i = line.length / 4 * 4; i < line.length; i++) {
      sum0 += line[i];
    }
    return (sum0 + sum1) + (sum2 + sum3);
  }
}
