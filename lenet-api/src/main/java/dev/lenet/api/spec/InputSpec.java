package dev.lenet.api.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The size of a network's input, and how images are made to fit it. Immutable. */
public final class InputSpec extends SpecValue {
  private final Builder values;

  private InputSpec(Builder values) {
    this.values = values;
  }

  /** An input of that size; by default images are padded, and their values are from 0 to 1. */
  public static Builder builder(Shape shape) {
    return new Builder(shape);
  }

  /** Channels, height and width of the network's input. */
  public Shape shape() {
    return values.shape;
  }

  /** How an image is brought to the input's height and width. */
  public Fit fit() {
    return values.fit;
  }

  /**
   * The value that pixel 0 becomes. Other pixels are scaled linearly between this and {@link
   * #high}.
   */
  public double low() {
    return values.low;
  }

  /** The value that pixel 255 becomes. */
  public double high() {
    return values.high;
  }

  @Override
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("channels", values.shape.channels());
    fields.put("height", values.shape.height());
    fields.put("width", values.shape.width());
    fields.put("fit", values.fit.specName());
    fields.put("range", List.of(values.low, values.high));
    return fields;
  }

  /** Builds an input. {@link NetworkSpec.Builder#build} checks the values. */
  public static final class Builder extends SpecBuilder<Builder> {
    private final Shape shape;
    private Fit fit = Fit.PAD;
    private double low;
    private double high = 1;

    private Builder(Shape shape) {
      this.shape = shape;
    }

    /** Sets how images are brought to size. */
    public Builder fit(Fit newFit) {
      fit = newFit;
      return this;
    }

    /** Sets the values that pixel 0 and pixel 255 become. */
    public Builder range(double newLow, double newHigh) {
      low = newLow;
      high = newHigh;
      return this;
    }

    /** The input. */
    public InputSpec build() {
      return new InputSpec(copy());
    }
  }
}
