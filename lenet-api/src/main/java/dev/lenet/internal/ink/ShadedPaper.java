package dev.lenet.internal.ink;

/**
 * Paper with shadows that have edges: the closing of the picture with a square that is wider than
 * the strokes (the black top-hat, Meyer 1979). It fills the ink and keeps the edges of shadows
 * where they are, while a mean of the surroundings (Sauvola 2000) finds ink beside each edge and
 * hollows thick strokes.
 */
final class ShadedPaper implements Paper {
  /** A first square is so wide that it fills any ink. */
  private static final double WIDEST = 0.4;

  /** The second is wider than the strokes by this. */
  private static final double WIDER = 1.4;

  /** Ink of which less than this share is thicker counts as that thick. */
  private static final double THICKER = 0.01;

  private final Plane brightness;
  private final int factor;

  private ShadedPaper(Plane brightness, int factor) {
    this.brightness = brightness;
    this.factor = factor;
  }

  static ShadedPaper of(Plane coarse, int factor) {
    int widest = Math.max(1, (int) (WIDEST * coarse.shorterSide() / 2));
    int strokes = strokeRadius(ink(coarse, closed(coarse, widest)), widest);
    int radius = Math.min(widest, (int) (WIDER * strokes) + 1);
    // the coarse pixel of an edge may be too light for a part of it, but one of its neighbours not
    return new ShadedPaper(new Extremes(1).smallest(closed(coarse, radius)), factor);
  }

  /** What lies outside the picture counts as dark, so that shadows may go on there. */
  private static Plane closed(Plane plane, int radius) {
    Extremes square = new Extremes(radius);
    int border = 2 * radius;
    return square.smallest(square.largest(plane.withBorder(border))).withBorder(-border);
  }

  /** The pixels with at least half of the strongest contrast. */
  private static Plane ink(Plane plane, Plane paper) {
    int[] counts = new int[256];
    Plane contrast = new Plane(plane.width(), plane.height());
    for (int i = 0; i < contrast.values().length; i++) {
      int under = paper.values()[i] & 0xFF;
      int share = 255 * (under - (plane.values()[i] & 0xFF)) / Math.max(Ink.DARKEST_PAPER, under);
      contrast.values()[i] = (byte) share;
      counts[share]++;
    }
    int strongest = 255;
    int few = 8 + contrast.values().length / 5000;
    for (int seen = counts[255]; strongest > 0 && seen < few; seen += counts[strongest]) {
      strongest--;
    }
    int half = Math.max((int) (255 * LEAST_SHADE), strongest / 2);
    for (int i = 0; i < contrast.values().length; i++) {
      contrast.values()[i] = (byte) ((contrast.values()[i] & 0xFF) > half ? 255 : 0);
    }
    return contrast;
  }

  /** The radius of squares that fit almost nowhere into the ink. */
  private static int strokeRadius(Plane ink, int widest) {
    int radius = 1;
    int all = count(ink);
    while (radius < widest) {
      Extremes square = new Extremes(radius);
      if (count(square.largest(square.smallest(ink))) <= THICKER * all) {
        return radius;
      }
      radius += 1 + radius / 4;
    }
    return widest;
  }

  private static int count(Plane mask) {
    int count = 0;
    for (byte value : mask.values()) {
      count += value & 1;
    }
    return count;
  }

  @Override
  public void row(int y, float[] row) {
    int at = Math.min(y / factor, brightness.height() - 1);
    for (int x = 0; x < row.length; x++) {
      row[x] = brightness.at(x / factor, at);
    }
  }

  /** Those beside the edges of shadows, where the estimate is too dark on purpose. */
  @Override
  public double highlights() {
    return 0.05;
  }
}
