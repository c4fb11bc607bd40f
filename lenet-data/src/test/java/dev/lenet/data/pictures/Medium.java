package dev.lenet.data.pictures;

/** A surface and the sizes that are usual on it. */
enum Medium {
  SCAN(20, 160),
  PHOTO(28, 140),
  CHALKBOARD(40, 180),
  CANVAS(24, 220);

  /** One picture in so many is several times as large as usual. */
  private static final double LARGE = 0.03;

  private final double lowest;
  private final double highest;

  Medium(double lowest, double highest) {
    this.lowest = lowest;
    this.highest = highest;
  }

  static Medium of(Kind kind) {
    return switch (kind) {
      case SCAN, ROW_SCAN -> SCAN;
      case PHOTO, ROW_PHOTO -> PHOTO;
      case CHALKBOARD -> CHALKBOARD;
      case CANVAS, ROW_CANVAS -> CANVAS;
      default -> throw new IllegalArgumentException(kind + " is on several media");
    };
  }

  Surface surface() {
    return switch (this) {
      case SCAN -> new Scan();
      case PHOTO -> new Photograph();
      case CHALKBOARD -> new Chalkboard();
      case CANVAS -> new DrawingCanvas();
    };
  }

  /** Of a digit, in pixels. Small ones are as likely as large ones. */
  double height(Dice dice) {
    double usual = lowest * Math.pow(highest / lowest, dice.between(0, 1));
    return dice.chance(LARGE) ? highest * dice.between(1.5, 3) : usual;
  }

  /** The ink with margins, on this surface. */
  Encoded picture(Plane ink, double height, Dice dice) {
    // what a camera held askew moves towards the border
    double askew = this == PHOTO ? 0.12 * Math.max(ink.width, ink.height) : 0;
    int[] margins = new int[4];
    for (int i = 0; i < 4; i++) {
      margins[i] = (int) Math.ceil(height * dice.between(0.2, 1.1) + askew);
    }
    Plane page = ink.withMargins(margins[0], margins[1], margins[2], margins[3]);
    return surface().picture(page, height, dice);
  }
}
