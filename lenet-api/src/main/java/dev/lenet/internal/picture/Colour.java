package dev.lenet.internal.picture;

/** How the samples of a pixel, each from 0 to 255, become its gray, and how opaque it is. */
interface Colour {
  Colour GRAY = (samples, at) -> Shades.opaque(samples[at]);

  Colour RGB =
      (samples, at) -> Shades.opaque(Shades.luma(samples[at], samples[at + 1], samples[at + 2]));

  Colour CMYK =
      (samples, at) -> {
        int light = Shades.luma(255 - samples[at], 255 - samples[at + 1], 255 - samples[at + 2]);
        return Shades.opaque(light * (255 - samples[at + 3]) / 255);
      };

  /** The four inks as JPEG files store them: the light that they let through. */
  Colour LIGHT_OF_CMYK =
      (samples, at) -> {
        int light = Shades.luma(samples[at], samples[at + 1], samples[at + 2]);
        return Shades.opaque(light * samples[at + 3] / 255);
      };

  /** The luma of three inks, two colour differences, and the light that black lets through. */
  Colour YCCK = (samples, at) -> Shades.opaque((255 - samples[at]) * samples[at + 3] / 255);

  /** The gray, plus 256 times the opacity. */
  int shade(int[] samples, int at);

  /** The same with opacity as the sample after so many; colours may be multiplied by it. */
  default Colour withAlpha(int after, boolean multiplied) {
    return (samples, at) -> {
      int alpha = samples[at + after];
      int gray = shade(samples, at) & 0xFF;
      boolean divide = multiplied && alpha > 0;
      return alpha << 8 | (divide ? Math.min((255 * gray + alpha / 2) / alpha, 255) : gray);
    };
  }
}
