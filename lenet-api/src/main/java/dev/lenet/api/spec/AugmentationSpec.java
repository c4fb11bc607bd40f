package dev.lenet.api.spec;

import org.jspecify.annotations.Nullable;

/**
 * Random distortion of the training images, each value drawn uniformly from minus to plus the given
 * one.
 *
 * @param rotate degrees
 * @param scale fraction by which height and width grow or shrink, each on its own
 * @param shear columns moved per row
 * @param shift pixels of the network's input, each axis on its own
 * @param elastic a smooth random field of displacements besides; none if null
 */
public record AugmentationSpec(
    double rotate, double scale, double shear, double shift, @Nullable Elastic elastic) {
  /**
   * Elastic distortion (Simard, Steinkraus, Platt 2003).
   *
   * @param sigma pixels, the width of the Gaussian that smooths the noise
   * @param displacement pixels, root mean square along each axis
   */
  public record Elastic(double sigma, double displacement) {}
}
