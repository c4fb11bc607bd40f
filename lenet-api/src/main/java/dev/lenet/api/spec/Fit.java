package dev.lenet.api.spec;

/** How an image is brought to the network's input size. */
public enum Fit {
  /**
   * Centred, with background around it, as LeCun et al. 1998 (section II.B) place 28x28 in 32x32.
   */
  PAD,
  /**
   * Bilinear, half-pixel centres, no antialiasing: PyTorch's {@code
   * interpolate(align_corners=False)}.
   */
  RESIZE;

  /** The name in a spec file. */
  public String specName() {
    return SpecValue.name(this);
  }
}
