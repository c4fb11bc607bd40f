package dev.lenet.data.pictures;

import java.awt.image.BufferedImage;

/**
 * The colours of a picture made from brightness and ink.
 *
 * @param ground factors of red, green and blue for everything
 * @param ink what the ink adds to red, green and blue
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Tint(double[] ground, double[] ink) {
  private static final double[] WHITE = {1, 1, 1};
  private static final double[] BLACK = {0, 0, 0};

  private static final Tint NONE = new Tint(WHITE, BLACK);

  /** Black, gray, or blue ink on white or yellowish paper. */
  static Tint ofPaper(Dice dice) {
    double yellow = dice.chance(0.5) ? dice.between(0, 0.12) : 0;
    double blue = dice.chance(0.3) ? dice.between(20, 110) : 0;
    return new Tint(
        new double[] {1, 1 - 0.3 * yellow, 1 - yellow}, new double[] {0, 0.15 * blue, blue});
  }

  /** White or coloured chalk on a black, green or blue board. */
  static Tint ofBoard(Dice dice) {
    double green = dice.between(0, 0.25);
    double coloured = dice.chance(0.25) ? dice.between(20, 70) : 0;
    return new Tint(
        new double[] {1 - green, 1, 1 - dice.between(0, green)}, new double[] {0, 0, -coloured});
  }

  /** The picture without colours. */
  static BufferedImage gray(Plane brightness) {
    return NONE.picture(brightness, brightness, BufferedImage.TYPE_BYTE_GRAY);
  }

  /** The picture in these colours. */
  BufferedImage picture(Plane brightness, Plane share) {
    return picture(brightness, share, BufferedImage.TYPE_INT_RGB);
  }

  private BufferedImage picture(Plane brightness, Plane share, int type) {
    BufferedImage picture = new BufferedImage(brightness.width, brightness.height, type);
    int channels = picture.getRaster().getNumBands();
    int[] row = new int[channels * brightness.width];
    for (int y = 0; y < brightness.height; y++) {
      for (int i = 0; i < row.length; i++) {
        int at = y * brightness.width + i / channels;
        double value =
            brightness.values[at] * ground[i % channels] + share.values[at] * ink[i % channels];
        row[i] = (int) Math.round(Math.min(255, Math.max(0, value)));
      }
      picture.getRaster().setPixels(0, y, brightness.width, 1, row);
    }
    return picture;
  }
}
