package dev.lenet.internal.picture;

/** How the samples of a pixel, each from 0 to 255, become its shade, see {@link Shades}. */
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

  /** The shade of the pixel whose first sample is at that index. */
  int shade(int[] samples, int at);

  /** The same for pixels whose last sample, after the colours, is their opacity. */
  default Colour withAlpha(int colours) {
    return (samples, at) -> samples[at + colours] << 8 | (shade(samples, at) & 0xFF);
  }
}
