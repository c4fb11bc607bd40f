package dev.lenet.internal.picture;

import org.jspecify.annotations.Nullable;

/**
 * Pixels in shades of gray. A shade is a gray, 0 black, 255 white, plus 256 times the opacity of
 * the pixel.
 */
public final class Shades {
  private static final int OPAQUE = 255;

  private final byte[] grays;

  /** Null if all are opaque. */
  private final byte @Nullable [] alphas;

  Shades(int pixels, boolean transparent) {
    this(new byte[pixels], transparent ? new byte[pixels] : null);
  }

  Shades(byte[] grays, byte @Nullable [] alphas) {
    this.grays = grays;
    this.alphas = alphas;
  }

  /** Of pixels {@code 0xAARRGGBB} that are not multiplied by alpha. */
  public static Shades ofArgb(int[] argb) {
    Shades shades = new Shades(argb.length, true);
    for (int i = 0; i < argb.length; i++) {
      shades.put(i, ofArgb(argb[i]));
    }
    return shades;
  }

  /** The shade of a colour {@code 0xAARRGGBB}. */
  static int ofArgb(int argb) {
    return argb >>> 24 << 8 | luma(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
  }

  static int opaque(int gray) {
    return OPAQUE << 8 | gray;
  }

  /** The gray of a colour, by ITU-R BT.601. */
  static int luma(int red, int green, int blue) {
    return (299 * red + 587 * green + 114 * blue + 500) / 1000;
  }

  void put(int at, int shade) {
    grays[at] = (byte) shade;
    if (alphas != null) {
      alphas[at] = (byte) (shade >> 8);
    }
  }

  /** The same, but all pixels of that gray are transparent. */
  Shades without(int gray) {
    byte[] opacities = new byte[grays.length];
    for (int i = 0; i < grays.length; i++) {
      opacities[i] = (byte) ((grays[i] & 0xFF) == gray ? 0 : OPAQUE);
    }
    return new Shades(grays, opacities);
  }

  /** The grays, laid on the paper that suits the picture. */
  public byte[] onPaper(int width) {
    int all = OPAQUE;
    for (int i = 0; alphas != null && i < alphas.length; i++) {
      all &= alphas[i];
    }
    return alphas == null || all == OPAQUE ? grays : over(Backdrop.below(grays, alphas, width));
  }

  /** The grays, laid on paper of that gray. */
  public byte[] over(int paper) {
    if (alphas == null) {
      return grays;
    }
    byte[] laid = new byte[grays.length];
    for (int i = 0; i < laid.length; i++) {
      int alpha = alphas[i] & 0xFF;
      int sum = (grays[i] & 0xFF) * alpha + paper * (OPAQUE - alpha);
      laid[i] = (byte) ((sum + OPAQUE / 2) / OPAQUE);
    }
    return laid;
  }
}
