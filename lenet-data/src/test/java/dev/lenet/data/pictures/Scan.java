package dev.lenet.data.pictures;

import java.awt.image.BufferedImage;

/** Paper as a scanner or a fax sees it: even light, some noise, at times dust and ruled lines. */
final class Scan implements Surface {
  @Override
  public Encoded picture(Plane ink, double height, Dice dice) {
    boolean fax = dice.chance(0.1);
    double paper = dice.chance(0.4) ? 255 : dice.between(190, 252);
    double strength = 1 - dice.between(0, 0.42);
    Plane writing = dice.chance(0.25) ? Paper.grained(ink, 0.5, 1.7, dice) : ink;
    Plane dark = new Plane(ink.width, ink.height);
    for (int i = 0; i < dark.values.length; i++) {
      dark.values[i] = (float) (strength * writing.values[i]);
    }
    if (!fax && dice.chance(0.3)) {
      Paper.rule(dark, height, dice.between(0.08, 0.35), dice);
    }
    if (dice.chance(0.35)) {
      Paper.speckle(dark, height, dice.whole(1, 15), dice);
    }
    double blur = dice.chance(0.5) ? dice.between(0.3, 0.9) : 0;
    double noise = dice.chance(0.6) ? dice.between(0.5, 7) : 0;
    Plane seen = dark.blurred(blur);
    for (int i = 0; i < seen.values.length; i++) {
      double value = paper * (1 - seen.values[i]) + noise * dice.gaussian();
      dark.values[i] = (float) (fax ? value > 0.6 * paper ? 255 : 0 : value);
    }
    BufferedImage picture =
        fax || dice.chance(0.5) ? Tint.gray(dark) : Tint.ofPaper(dice).picture(dark, writing);
    return dice.chance(0.65) || fax
        ? Encoded.png(picture)
        : Encoded.jpeg(picture, dice.between(0.7, 0.95));
  }
}
