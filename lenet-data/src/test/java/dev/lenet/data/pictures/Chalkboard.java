package dev.lenet.data.pictures;

/** Chalk on a board: light on dark, with grain in the strokes and traces of what was wiped off. */
final class Chalkboard implements Surface {
  @Override
  public Encoded picture(Plane ink, double height, Dice dice) {
    double board = dice.between(30, 85);
    double chalk = dice.between(165, 240);
    double wiped = dice.between(2, 14);
    double holes = dice.between(0.1, 0.7);
    Plane clouds = Plane.noise(ink.width, ink.height, Math.max(8, height), dice);
    Plane traces = Plane.noise(ink.width, ink.height, Math.max(4, 0.2 * height), dice);
    Plane grain = Plane.noise(ink.width, ink.height, Math.max(1.2, 0.03 * height), dice);
    Plane share = new Plane(ink.width, ink.height);
    for (int i = 0; i < share.values.length; i++) {
      double rubbed = grain.values[i] > 0.35 ? 1 - holes : 1 - 0.25 * Math.abs(grain.values[i]);
      share.values[i] = (float) (ink.values[i] * rubbed);
    }
    share = share.blurred(dice.between(0.3, 0.8));
    Plane light = new Light(1, dice.between(0, 0.35), 0.15, 0, 1).on(ink.width, ink.height, dice);
    double noise = dice.between(0.5, 5);
    Plane seen = new Plane(ink.width, ink.height);
    for (int i = 0; i < seen.values.length; i++) {
      double ground = board + wiped * (clouds.values[i] + 0.5 * traces.values[i]);
      double value = ground + (chalk - ground) * share.values[i];
      seen.values[i] = (float) (value * light.values[i] + noise * dice.gaussian());
    }
    Tint tint = Tint.ofBoard(dice);
    return dice.chance(0.3)
        ? Encoded.png(tint.picture(seen, share))
        : Encoded.jpeg(tint.picture(seen, share), dice.between(0.6, 0.92));
  }
}
