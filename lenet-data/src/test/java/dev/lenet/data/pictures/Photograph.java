package dev.lenet.data.pictures;

/**
 * Paper as a telephone sees it: held askew, in uneven light, with shadows, out of focus, noisy, and
 * compressed.
 */
final class Photograph implements Surface {
  @Override
  public Encoded picture(Plane ink, double height, Dice dice) {
    Plane writing = dice.chance(0.3) ? Paper.grained(ink, 0.5, 1.7, dice) : ink;
    Tilt tilt = Tilt.any(dice);
    Plane dark = page(writing, height, tilt, dice);
    Plane light = Light.any(dice).on(ink.width, ink.height, dice);
    Plane coarse = Plane.noise(ink.width, ink.height, 9, dice);
    Plane fine = Plane.noise(ink.width, ink.height, 1.6, dice);
    double texture = dice.between(0, 0.03);
    Plane seen = new Plane(ink.width, ink.height);
    for (int i = 0; i < seen.values.length; i++) {
      double paper = 1 + texture * (coarse.values[i] + fine.values[i]);
      seen.values[i] = (float) (light.values[i] * paper * (1 - dark.values[i]));
    }
    seen = seen.blurred(dice.between(0.3, Math.min(2.5, 0.025 * height)));
    double noise = dice.between(0.1, 0.6);
    for (int i = 0; i < seen.values.length; i++) {
      double value = seen.values[i];
      seen.values[i] = (float) (value + noise * Math.sqrt(Math.max(0, value)) * dice.gaussian());
    }
    Tint tint = Tint.ofPaper(dice);
    return Encoded.jpeg(tint.picture(seen, tilt.seen(writing)), dice.between(0.5, 0.9));
  }

  /** The page as the camera sees it, as shares of light that ink, lines and dust take. */
  private static Plane page(Plane writing, double height, Tilt tilt, Dice dice) {
    double strength = 1 - dice.between(0.1, 0.42);
    // the page is larger than what the camera sees of it
    int beyond = (int) (0.2 * Math.max(writing.width, writing.height));
    Plane page = writing.withMargins(beyond, beyond, beyond, beyond);
    for (int i = 0; i < page.values.length; i++) {
      page.values[i] *= (float) strength;
    }
    if (dice.chance(0.3)) {
      Paper.rule(page, height, dice.between(0.08, 0.3), dice);
    }
    if (dice.chance(0.2)) {
      Paper.speckle(page, height, dice.whole(1, 16), dice);
    }
    Plane seen = new Plane(writing.width, writing.height);
    seen.lay(tilt.seen(page), -beyond, -beyond);
    return seen;
  }
}
