package dev.lenet.conformance.loops;

/** The two loops that nearly all time goes into. */
final class Products {
  private Products() {}

  /** The sum of n products, in four parts, since each addition waits for the one before. */
  static double sum(double[] a, int aFrom, double[] b, int n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < n; i += 4) {
      s0 += a[aFrom + i] * b[i];
      s1 += a[aFrom + i + 1] * b[i + 1];
      s2 += a[aFrom + i + 2] * b[i + 2];
      s3 += a[aFrom + i + 3] * b[i + 3];
    }
    for (; i < n; i++) {
      s0 += a[aFrom + i] * b[i];
    }
    return s0 + s1 + s2 + s3;
  }

  /** Adds n values, each times the factor. */
  static void add(double factor, double[] from, int fromStart, double[] to, int toStart, int n) {
    for (int i = 0; i < n; i++) {
      to[toStart + i] += factor * from[fromStart + i];
    }
  }
}
