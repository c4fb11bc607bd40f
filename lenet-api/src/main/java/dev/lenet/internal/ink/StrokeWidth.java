package dev.lenet.internal.ink;

/**
 * Makes hairlines as thick as the thin strokes of MNIST, whose digits were written with pens on
 * forms, and very thick strokes as thin as its thick ones. Widths are in pixels of the 20 that the
 * longer side becomes. MNIST's own images stay as they are.
 */
final class StrokeWidth {
  /** Thinner strokes are widened. */
  private static final double THIN = 1.4;

  private static final double WIDENED = 2.2;

  /** Thicker strokes are narrowed. */
  private static final double THICK = 6.5;

  private static final double NARROWED = 5;

  private static final int INNER = 20;

  /** What would become larger is no digit, but a line that winds through a long strip. */
  private static final long MOST_PIXELS = 2L * Ink.MOST_PIXELS;

  private static final int HALF = 128;

  private StrokeWidth() {}

  static Plane likeMnist(Plane ink) {
    double pixel = Math.max(ink.width(), ink.height()) / (double) INNER;
    double width = Component.of(ink, HALF).thickness() / pixel;
    if (width < THIN) {
      int radius = (int) Math.round((WIDENED - width) * pixel / 2);
      if ((ink.width() + 2L * radius) * (ink.height() + 2L * radius) > MOST_PIXELS) {
        return ink;
      }
      return new Extremes(radius).largest(ink.withBorder(radius));
    }
    if (width > THICK) {
      int radius = (int) Math.round((width - NARROWED) * pixel / 2);
      return new Extremes(radius).smallest(ink.withBorder(radius));
    }
    return ink;
  }
}
