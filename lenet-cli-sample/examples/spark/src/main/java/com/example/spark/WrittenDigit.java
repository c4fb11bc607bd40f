package com.example.spark;

import dev.lenet.api.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws a digit on paper. */
final class WrittenDigit {
  private static final int SIDE = 40;
  private static final double MOST_TURN = 0.2;
  private static final double MOST_SLANT = 0.2;

  private WrittenDigit() {}

  /** A PNG file with the digit, which the random numbers turn, slant, scale and place. */
  static byte[] png(Image digit, SplittableRandom random) {
    double turn = random.nextDouble(-MOST_TURN, MOST_TURN);
    double slant = random.nextDouble(-MOST_SLANT, MOST_SLANT);
    double scale = random.nextDouble(1, 1.3);
    double centreX = SIDE / 2.0 + random.nextDouble(-2, 2);
    double centreY = SIDE / 2.0 + random.nextDouble(-2, 2);
    double ink = random.nextDouble(0.6, 1);
    int paper = random.nextInt(225, 256);
    double cos = Math.cos(turn) / scale;
    double sin = Math.sin(turn) / scale;
    BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double dx = x - centreX;
        double dy = y - centreY;
        double fromX = cos * dx + sin * dy + slant * dy + (digit.shape().width() - 1) / 2.0;
        double fromY = cos * dy - sin * dx + (digit.shape().height() - 1) / 2.0;
        double value = paper - ink * paper * at(digit, fromX, fromY) / 255;
        picture.getRaster().setSample(x, y, 0, (int) Math.round(value));
      }
    }
    return png(picture);
  }

  /** The value between pixels, from the four around it. */
  private static double at(Image image, double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double right = x - left;
    double low = y - top;
    return (1 - low) * ((1 - right) * pixel(image, left, top) + right * pixel(image, left + 1, top))
        + low
            * ((1 - right) * pixel(image, left, top + 1) + right * pixel(image, left + 1, top + 1));
  }

  private static int pixel(Image image, int x, int y) {
    int width = image.shape().width();
    boolean inside = x >= 0 && y >= 0 && x < width && y < image.shape().height();
    return inside ? image.pixels()[y * width + x] & 255 : 0;
  }

  private static byte[] png(BufferedImage picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(picture, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
