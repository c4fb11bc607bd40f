package dev.lenet.internal.ink;

/**
 * How much ink is at each pixel: by what share it is darker than the paper, from 0 to 255. A share,
 * because a shadow darkens ink and paper alike.
 */
final class Ink {
  /** Paper that is darker than this counts as this bright, or noise in the dark would be ink. */
  static final int DARKEST_PAPER = 32;

  /** The largest picture to work on. A larger one is averaged, which also removes noise. */
  static final int MOST_PIXELS = 3_200_000;

  /** The light is estimated on a picture of at most this many pixels. */
  private static final double MOST_COARSE_PIXELS = 2e5;

  /** Ink is stronger than this many deviations of the paper. */
  private static final double DEVIATIONS = 4;

  /** With a floor above this, a tenth of full ink, the picture is smoothed. */
  private static final int NOISY = 26;

  /** The deviation of normally distributed values by their median absolute deviation. */
  private static final double MEDIAN_TO_DEVIATION = 1.4826;

  private static final int OFFSET = 6 * 256;

  private final Plane share;
  private final int floor;
  private final boolean light;
  private final int factor;

  private Ink(Plane share, int floor, boolean light, int factor) {
    this.share = share;
    this.floor = floor;
    this.light = light;
    this.factor = factor;
  }

  /** Finds the ink of a gray picture, dark or light. */
  static Ink of(Plane picture) {
    int factor = factor(picture, MOST_PIXELS);
    Plane plane = picture.shrunk(factor);
    int further = factor(plane, MOST_COARSE_PIXELS);
    Plane coarse = plane.shrunk(further);
    boolean light = !Polarity.isDarkOnLight(coarse);
    if (light) {
      coarse = coarse.inverted();
      plane = plane.inverted();
    }
    Paper paper = Paper.of(coarse, further);
    Ink ink = of(plane, paper, light, factor);
    return ink.floor < NOISY ? ink : of(plane.smoothed(), paper, light, factor);
  }

  private static int factor(Plane plane, double mostPixels) {
    return (int) Math.max(1, Math.ceil(Math.sqrt(plane.values().length / mostPixels)));
  }

  private static Ink of(Plane plane, Paper paper, boolean light, int factor) {
    int[] counts = new int[OFFSET + 256];
    int step = 1 + plane.height() / 256;
    float[] row = new float[plane.width()];
    int counted = 0;
    for (int y = step / 2; y < plane.height(); y += step) {
      paper.row(y, row);
      for (int x = 0; x < row.length; x++) {
        counts[OFFSET + Math.max(-OFFSET, share(plane.at(x, y), row[x]))]++;
      }
      counted += row.length;
    }
    int median = quantile(counts, counted / 2);
    double deviation = MEDIAN_TO_DEVIATION * medianDistance(counts, median, counted / 2);
    int lightest = median - quantile(counts, (int) (paper.highlights() * counted));
    int floor = (int) Math.ceil(Math.max(DEVIATIONS * deviation, lightest));
    Plane share = new Plane(plane.width(), plane.height());
    for (int y = 0; y < plane.height(); y++) {
      paper.row(y, row);
      for (int x = 0; x < row.length; x++) {
        int value = share(plane.at(x, y), row[x]) - (median - OFFSET);
        share.values()[y * row.length + x] = (byte) Math.max(0, Math.min(255, value));
      }
    }
    return new Ink(share, floor, light, factor);
  }

  private static int share(int value, float paper) {
    return Math.round(255 * (paper - value) / Math.max(DARKEST_PAPER, paper));
  }

  private static int quantile(int[] counts, int rank) {
    int at = 0;
    for (int seen = counts[0]; seen <= rank && at < counts.length - 1; seen += counts[at]) {
      at++;
    }
    return at;
  }

  private static int medianDistance(int[] counts, int median, int rank) {
    int distance = 0;
    for (int seen = counts[median]; seen <= rank && distance < counts.length; ) {
      distance++;
      seen += median >= distance ? counts[median - distance] : 0;
      seen += median + distance < counts.length ? counts[median + distance] : 0;
    }
    return distance;
  }

  /** The share of darkness of each pixel. */
  Plane share() {
    return share;
  }

  /** The largest share that may be noise or texture of the paper. */
  int floor() {
    return floor;
  }

  /** Whether the ink is lighter than the paper. */
  boolean isLight() {
    return light;
  }

  /** By how much the picture was shrunk. */
  int factor() {
    return factor;
  }
}
