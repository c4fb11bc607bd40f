package dev.lenet.api.spec;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Random distortion of the training images. Each value is drawn uniformly from minus to plus the
 * given one. Immutable.
 */
public final class AugmentationSpec extends SpecValue {
  private final Builder values;

  private AugmentationSpec(Builder values) {
    this.values = values;
  }

  /** A builder; by default nothing is distorted. */
  public static Builder builder() {
    return new Builder();
  }

  /** Degrees. */
  public double rotate() {
    return values.rotate;
  }

  /** The fraction by which height and width grow or shrink, each on its own. */
  public double scale() {
    return values.scale;
  }

  /** Columns moved per row. */
  public double shear() {
    return values.shear;
  }

  /** Pixels of the network's input, each axis on its own. */
  public double shift() {
    return values.shift;
  }

  /**
   * Whether a smooth random field of displacements is added (Simard, Steinkraus, Platt 2003).
   * Without it, {@link #elasticSigma} and {@link #elasticDisplacement} are 0.
   */
  public boolean isElastic() {
    return values.elastic;
  }

  /** Pixels: the width of the Gaussian that smooths the field. */
  public double elasticSigma() {
    return values.sigma;
  }

  /** Pixels: the field's root mean square along each axis. */
  public double elasticDisplacement() {
    return values.displacement;
  }

  @Override
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("rotate", values.rotate);
    fields.put("scale", values.scale);
    fields.put("shear", values.shear);
    fields.put("shift", values.shift);
    if (values.elastic) {
      Map<String, Object> field = new LinkedHashMap<>();
      field.put("sigma", values.sigma);
      field.put("displacement", values.displacement);
      fields.put("elastic", field);
    }
    return fields;
  }

  /** Builds an augmentation. {@link NetworkSpec.Builder#build} checks the values. */
  public static final class Builder extends SpecBuilder<Builder> {
    private double rotate;
    private double scale;
    private double shear;
    private double shift;
    private boolean elastic;
    private double sigma;
    private double displacement;

    private Builder() {}

    /** Sets the rotation, in degrees. */
    public Builder rotate(double degrees) {
      rotate = degrees;
      return this;
    }

    /** Sets the fraction by which height and width change. */
    public Builder scale(double fraction) {
      scale = fraction;
      return this;
    }

    /** Sets how many columns a row moves. */
    public Builder shear(double columnsPerRow) {
      shear = columnsPerRow;
      return this;
    }

    /** Sets the shift, in pixels. */
    public Builder shift(double pixels) {
      shift = pixels;
      return this;
    }

    /**
     * Adds elastic distortion.
     *
     * @param newSigma pixels, see {@link AugmentationSpec#elasticSigma}
     * @param newDisplacement pixels, see {@link AugmentationSpec#elasticDisplacement}
     */
    public Builder elastic(double newSigma, double newDisplacement) {
      elastic = true;
      sigma = newSigma;
      displacement = newDisplacement;
      return this;
    }

    /** The augmentation. */
    public AugmentationSpec build() {
      return new AugmentationSpec(copy());
    }
  }
}
