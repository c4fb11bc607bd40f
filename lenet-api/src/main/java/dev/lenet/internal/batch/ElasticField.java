package dev.lenet.internal.batch;

import dev.lenet.api.spec.AugmentationSpec;
import dev.lenet.internal.random.CounterRandom;

/**
 * A smooth random field of displacements: uniform noise, smoothed by a Gaussian (Simard,
 * Steinkraus, Platt 2003), scaled so that the expected root mean square along each axis is the
 * given displacement. For one thread.
 */
final class ElasticField {
  private final int height;
  private final int width;
  private final int radius;
  private final float[] kernel;

  /** Noise for every pixel that the kernel reaches. */
  private final float[] noise;

  /** The noise smoothed along the columns; it has as many rows as the field. */
  private final float[] columns;

  /**
   * The noise smoothed along the rows too. Between two rows of the field there are unused values
   * that mix both rows.
   */
  private final float[] smooth;

  private final float[] before;
  private final float[] after;

  ElasticField(AugmentationSpec spec, int height, int width) {
    this.height = height;
    this.width = width;
    this.radius = (int) Math.ceil(3 * spec.elasticSigma());
    this.kernel = scaledGaussian(spec, radius);
    int noiseWidth = width + 2 * radius;
    this.noise = new float[(height + 2 * radius) * noiseWidth];
    this.columns = new float[height * noiseWidth];
    this.smooth = new float[columns.length - 2 * radius];
    this.before = new float[columns.length];
    this.after = new float[columns.length];
  }

  /**
   * A Gaussian. Applied along both axes, it gives uniform noise in [-1, 1) the given displacement.
   */
  private static float[] scaledGaussian(AugmentationSpec spec, int radius) {
    double[] taps = new double[2 * radius + 1];
    double sum = 0;
    for (int i = 0; i < taps.length; i++) {
      double distance = (i - radius) / spec.elasticSigma();
      taps[i] = StrictMath.exp(-distance * distance / 2);
      sum += taps[i];
    }
    double squares = 0;
    for (double tap : taps) {
      squares += (tap / sum) * (tap / sum);
    }
    // the noise has the variance 1/3, and the smoothed field squares^2 / 3; each axis gets half of
    // the factor
    double factor = StrictMath.sqrt(spec.elasticDisplacement() * StrictMath.sqrt(3) / squares);
    float[] kernel = new float[taps.length];
    for (int i = 0; i < taps.length; i++) {
      kernel[i] = (float) (taps[i] / sum * factor);
    }
    return kernel;
  }

  /**
   * Draws the displacements of one image, in pixels, beginning with draw number {@code first} of
   * the stream.
   */
  void draw(long stream, long first, float[] x, float[] y) {
    fill(stream, first, x);
    fill(stream, first + noise.length, y);
  }

  private void fill(long stream, long first, float[] field) {
    CounterRandom.fillSymmetric(stream, first, noise);
    int noiseWidth = width + 2 * radius;
    smooth(noise, noiseWidth, columns);
    smooth(columns, 1, smooth);
    for (int row = 0; row < height; row++) {
      System.arraycopy(smooth, row * noiseWidth, field, row * width, width);
    }
  }

  /**
   * Each value becomes a weighted sum of values at multiples of {@code stride}; the two at the same
   * distance are added first. The loops run over whole arrays from index 0, on shifted copies. Only
   * such loops become vector instructions, which makes this four times faster.
   */
  private void smooth(float[] source, int stride, float[] target) {
    int length = target.length;
    System.arraycopy(source, radius * stride, target, 0, length);
    float middle = kernel[radius];
    for (int i = 0; i < length; i++) {
      target[i] *= middle;
    }
    for (int tap = 0; tap < radius; tap++) {
      System.arraycopy(source, tap * stride, before, 0, length);
      System.arraycopy(source, (2 * radius - tap) * stride, after, 0, length);
      addPair(kernel[tap], before, after, target);
    }
  }

  private static void addPair(float weight, float[] before, float[] after, float[] target) {
    for (int i = 0; i < target.length; i++) {
      target[i] += weight * (before[i] + after[i]);
    }
  }
}
