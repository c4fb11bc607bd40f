package dev.lenet.backend.java;

/**
 * The hyperbolic tangent as x p(x^2) / q(x^2), within 4e-7 of the exact value everywhere. The
 * coefficients were fitted on [0, 7.9] by least squares, with weights raised where the error was
 * largest until its peaks were even. Beyond that range tanh differs from 1 by less than that.
 */
final class Tanh {
  private static final float LARGEST = 7.9f;

  private static final float P1 = 0.13124521f;
  private static final float P2 = 0.0031496137f;
  private static final float P3 = 1.1647021e-05f;
  private static final float P4 = -2.2348603e-08f;
  private static final float P5 = 6.3932346e-11f;
  private static final float P6 = -1.1676054e-13f;

  private static final float Q1 = 0.4645785f;
  private static final float Q2 = 0.024675827f;
  private static final float Q3 = 0.00026134454f;

  private Tanh() {}

  static float of(float value) {
    float x = Math.max(-LARGEST, Math.min(LARGEST, value));
    float square = x * x;
    float p =
        1
            + square
                * (P1
                    + square * (P2 + square * (P3 + square * (P4 + square * (P5 + square * P6)))));
    return x * p / (1 + square * (Q1 + square * (Q2 + square * Q3)));
  }
}
