package dev.lenet.cli.predict;

import dev.lenet.api.spec.Activation;
import java.util.Locale;

/**
 * How much of a layer is saturated: so near to the activation's limit that a larger input changes
 * the value hardly any more, and a gradient hardly passes.
 */
final class Saturation {
  /** From this share of the limit on. */
  private static final double FROM = 0.95;

  /** The limit of {@code scaledTanh}. */
  private static final double SCALED = 1.7159;

  private Saturation() {}

  /** ", 31% saturated (beyond &plusmn;0.95)"; empty for an activation without two limits. */
  static String of(Activation activation, float[] values) {
    if (activation != Activation.TANH && activation != Activation.SCALED_TANH) {
      return "";
    }
    double from = FROM * (activation == Activation.SCALED_TANH ? SCALED : 1);
    int saturated = 0;
    for (float value : values) {
      saturated += Math.abs(value) > from ? 1 : 0;
    }
    return String.format(
        Locale.ROOT,
        ", %.0f%% saturated (beyond \u00b1%.2f)",
        100.0 * saturated / values.length,
        from);
  }
}
