package dev.lenet.api.batch;

import dev.lenet.api.random.CounterRandom;
import dev.lenet.api.spec.AugmentationSpec;
import java.util.Arrays;

/**
 * A smooth random field of displacements: uniform noise, smoothed by a Gaussian (Simard,
 * Steinkraus, Platt 2003), scaled so that the expected root mean square along each axis is the one
 * asked for. For one thread.
 */
final class ElasticField {
  private final int height;
  private final int width;
  private final int radius;
  private final float[] kernel;
  private final float[] noise;
  private final float[] smoothedRows;

  ElasticField(AugmentationSpec.Elastic spec, int height, int width) {
    this.height = height;
    this.width = width;
    this.radius = (int) Math.ceil(3 * spec.sigma());
    this.kernel = scaledGaussian(spec, radius);
    this.noise = new float[width + 2 * radius];
    this.smoothedRows = new float[(height + 2 * radius) * width];
  }

  /**
   * A Gaussian; used along both axes, it gives uniform noise in [-1, 1) the displacement asked for.
   */
  private static float[] scaledGaussian(AugmentationSpec.Elastic spec, int radius) {
    double[] taps = new double[2 * radius + 1];
    double sum = 0;
    for (int i = 0; i < taps.length; i++) {
      double distance = (i - radius) / spec.sigma();
      taps[i] = StrictMath.exp(-distance * distance / 2);
      sum += taps[i];
    }
    double squares = 0;
    for (double tap : taps) {
      squares += (tap / sum) * (tap / sum);
    }
    // the noise has variance 1/3, the smoothed field squares^2 / 3: half of the factor goes to each
    // axis
    double factor = StrictMath.sqrt(spec.displacement() * StrictMath.sqrt(3) / squares);
    float[] kernel = new float[taps.length];
    for (int i = 0; i < taps.length; i++) {
      kernel[i] = (float) (taps[i] / sum * factor);
    }
    return kernel;
  }

  /**
   * Draws the displacements of one image, in pixels, from draw number {@code first} of the stream
   * on.
   */
  void draw(long stream, long first, float[] x, float[] y) {
    fill(stream, first, x);
    fill(stream, first + (long) (height + 2 * radius) * noise.length, y);
  }

  private void fill(long stream, long first, float[] field) {
    long draw = first;
    for (int row = 0; row < height + 2 * radius; row++) {
      for (int i = 0; i < noise.length; i++) {
        noise[i] = (float) (2 * CounterRandom.uniform(stream, draw++) - 1);
      }
      smooth(noise, 0, 1, smoothedRows, row * width);
    }
    for (int row = 0; row < height; row++) {
      smooth(smoothedRows, row * width, width, field, row * width);
    }
  }

  /** One row of the result: a weighted sum of rows that lie {@code stride} apart. */
  private void smooth(float[] source, int from, int stride, float[] target, int at) {
    Arrays.fill(target, at, at + width, 0);
    for (int tap = 0; tap < kernel.length; tap++) {
      float weight = kernel[tap];
      int shifted = from + tap * stride;
      for (int i = 0; i < width; i++) {
        target[at + i] += weight * source[shifted + i];
      }
    }
  }
}
