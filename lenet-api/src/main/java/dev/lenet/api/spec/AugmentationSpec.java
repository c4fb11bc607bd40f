package dev.lenet.api.spec;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Random distortion of the training images. Each value is drawn uniformly from minus to plus the
 * given one. Immutable.
 */
public final class AugmentationSpec extends SpecValue {
  private final double rotate;
  private final double scale;
  private final double shear;
  private final double shift;
  private final boolean elastic;
  private final double sigma;
  private final double displacement;

  private AugmentationSpec(Builder builder) {
    this.rotate = builder.rotate;
    this.scale = builder.scale;
    this.shear = builder.shear;
    this.shift = builder.shift;
    this.elastic = builder.elastic;
    this.sigma = builder.sigma;
    this.displacement = builder.displacement;
  }

  /** A builder; by default nothing is distorted. */
  public static Builder builder() {
    return new Builder();
  }

  /** Degrees. */
  public double rotate() {
    return rotate;
  }

  /** The fraction by which height and width grow or shrink, each on its own. */
  public double scale() {
    return scale;
  }

  /** Columns moved per row. */
  public double shear() {
    return shear;
  }

  /** Pixels of the network's input, each axis on its own. */
  public double shift() {
    return shift;
  }

  /**
   * Whether a smooth random field of displacements is added (Simard, Steinkraus, Platt 2003).
   * Without it, {@link #elasticSigma} and {@link #elasticDisplacement} are 0.
   */
  public boolean isElastic() {
    return elastic;
  }

  /** Pixels: the width of the Gaussian that smooths the field. */
  public double elasticSigma() {
    return sigma;
  }

  /** Pixels: the field's root mean square along each axis. */
  public double elasticDisplacement() {
    return displacement;
  }

  @Override
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("rotate", rotate);
    fields.put("scale", scale);
    fields.put("shear", shear);
    fields.put("shift", shift);
    if (elastic) {
      Map<String, Object> field = new LinkedHashMap<>();
      field.put("sigma", sigma);
      field.put("displacement", displacement);
      fields.put("elastic", field);
    }
    return fields;
  }

  /** Builds an augmentation. {@link NetworkSpec.Builder#build} checks the values. */
  public static final class Builder {
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
      return new AugmentationSpec(this);
    }
  }
}
