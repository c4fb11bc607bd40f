package dev.lenet.internal.ink;

/** How bright the paper is at each pixel, also under the ink. */
sealed interface Paper permits SmoothPaper, ShadedPaper {
  /** Darker than paper by this share is a shadow or ink; less is texture. */
  double LEAST_SHADE = 0.06;

  /** Writes the brightness of one row of the picture, from 0 to 255. */
  void row(int y, float[] brightness);

  /** The share of the pixels of bare paper that may be much lighter than its estimate. */
  double highlights();

  /**
   * Estimates the paper of dark ink.
   *
   * @param coarse the picture, shrunk by {@code factor}
   */
  static Paper of(Plane coarse, int factor) {
    SmoothPaper smooth = SmoothPaper.fit(coarse, factor);
    return smooth.explains(coarse) ? smooth : ShadedPaper.of(coarse, factor);
  }
}
