package dev.lenet.api.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the learning rate changes from step to step. Immutable. */
public final class ScheduleSpec extends SpecValue {
  /** The shape of the curve. */
  public enum Type {
    /** The same rate throughout. */
    CONSTANT,
    /** The rate is multiplied by {@code gamma} every {@code epochs} epochs. */
    STEP,
    /**
     * Linear from 0 over the first {@code warmup} of all steps, then half a cosine down to {@code
     * finalFraction} of the rate.
     */
    COSINE,
    /** The rate times a factor for each epoch; the last factor holds for all epochs after it. */
    TABLE;

    /** The name in a spec file. */
    public String specName() {
      return SpecValue.name(this);
    }
  }

  private final Type type;
  private final double gamma;
  private final int epochs;
  private final double warmup;
  private final double finalFraction;
  private final List<Double> factors;

  private ScheduleSpec(
      Type type,
      double gamma,
      int epochs,
      double warmup,
      double finalFraction,
      List<Double> factors) {
    this.type = type;
    this.gamma = gamma;
    this.epochs = epochs;
    this.warmup = warmup;
    this.finalFraction = finalFraction;
    this.factors = List.copyOf(factors);
  }

  /** The same rate throughout. */
  public static ScheduleSpec constant() {
    return new ScheduleSpec(Type.CONSTANT, 1, 1, 0, 1, List.of());
  }

  /** The rate is multiplied by {@code gamma} every {@code epochs} epochs. */
  public static ScheduleSpec step(double gamma, int epochs) {
    return new ScheduleSpec(Type.STEP, gamma, epochs, 0, 1, List.of());
  }

  /**
   * A warm-up, then half a cosine.
   *
   * @param warmup fraction of all steps, in [0, 1)
   * @param finalFraction fraction of the rate at the end, in [0, 1]; {@code final} in a spec file
   */
  public static ScheduleSpec cosine(double warmup, double finalFraction) {
    return new ScheduleSpec(Type.COSINE, 1, 1, warmup, finalFraction, List.of());
  }

  /**
   * A factor of the rate for each epoch.
   *
   * @param factors at least one; the last one also holds for the epochs after it
   */
  public static ScheduleSpec table(List<Double> factors) {
    return new ScheduleSpec(Type.TABLE, 1, 1, 0, 1, factors);
  }

  /** The shape of the curve. */
  public Type type() {
    return type;
  }

  /** The factor of the rate; 1 unless the type is {@code step}. */
  public double gamma() {
    return gamma;
  }

  /** The number of epochs between multiplications, for type {@code step}. */
  public int epochs() {
    return epochs;
  }

  /** The fraction of all steps over which the rate grows, for type {@code cosine}. */
  public double warmup() {
    return warmup;
  }

  /** The fraction of the rate at the end, for type {@code cosine}. */
  public double finalFraction() {
    return finalFraction;
  }

  /** The factor of the rate in each epoch, for type {@code table}; else empty. */
  public List<Double> factors() {
    return factors;
  }

  @Override
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("type", type.specName());
    if (type == Type.STEP) {
      fields.put("gamma", gamma);
      fields.put("epochs", epochs);
    } else if (type == Type.COSINE) {
      fields.put("warmup", warmup);
      fields.put("final", finalFraction);
    } else if (type == Type.TABLE) {
      fields.put("factors", factors);
    }
    return fields;
  }
}
