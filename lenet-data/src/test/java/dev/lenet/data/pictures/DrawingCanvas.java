package dev.lenet.data.pictures;

import java.awt.image.BufferedImage;
import java.util.List;

/** A drawing made with a finger or a mouse on a web page: PNG, often with a transparent ground. */
final class DrawingCanvas implements Surface {
  private static final int TRANSPARENT = 0;
  private static final int BLACK = 0xFF000000;
  private static final int WHITE = 0xFFFFFFFF;

  private static final List<Integer> DARK_PENS =
      List.of(BLACK, BLACK, 0xFF333333, 0xFF1F3FBF, 0xFFB3121D, 0xFF116329, 0xFF6639BA);
  private static final List<Integer> LIGHT_PENS =
      List.of(WHITE, WHITE, 0xFFFFD33D, 0xFF7CE8A0, 0xFFFFB3C7);
  private static final List<Integer> LIGHT_GROUNDS = List.of(WHITE, 0xFFFFF8DC, 0xFFE6F0FA);
  private static final List<Integer> DARK_GROUNDS = List.of(BLACK, 0xFF222B35, 0xFF14324A);

  @Override
  public Encoded picture(Plane ink, double height, Dice dice) {
    boolean light = dice.chance(0.35);
    int pen = dice.oneOf(light ? LIGHT_PENS : DARK_PENS);
    int ground = dice.chance(0.5) ? TRANSPARENT : dice.oneOf(light ? DARK_GROUNDS : LIGHT_GROUNDS);
    BufferedImage picture = new BufferedImage(ink.width, ink.height, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < ink.height; y++) {
      for (int x = 0; x < ink.width; x++) {
        picture.setRGB(x, y, mixed(ground, pen, ink.at(x, y)));
      }
    }
    return Encoded.png(picture);
  }

  private static int mixed(int ground, int pen, float share) {
    if (ground == TRANSPARENT) {
      return share == 0 ? 0 : (Math.round(255 * share) << 24) | (pen & 0xFFFFFF);
    }
    int mixed = 0xFF;
    for (int shift = 16; shift >= 0; shift -= 8) {
      float channel = ((ground >> shift) & 0xFF) * (1 - share) + ((pen >> shift) & 0xFF) * share;
      mixed = (mixed << 8) | Math.round(channel);
    }
    return mixed;
  }
}
