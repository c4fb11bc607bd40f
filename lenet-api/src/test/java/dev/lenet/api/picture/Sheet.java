package dev.lenet.api.picture;

import java.util.Arrays;
import java.util.Random;

/** A white sheet to draw on with black ink. Every value can be computed by hand. */
final class Sheet {
  /** Digits as strokes: x and y from 0 to 1, strokes separated by NaN. */
  private static final double[][] STROKES = {
    circle(0.5, 0.5, 0.36, 0.5),
    {0.5, 0, 0.5, 1},
    {0.12, 0.25, 0.3, 0.04, 0.6, 0, 0.8, 0.2, 0.72, 0.45, 0.1, 1, 0.95, 1},
    {0.15, 0.08, 0.5, 0, 0.8, 0.2, 0.4, 0.45, 0.85, 0.7, 0.6, 1, 0.1, 0.92},
    {0.25, 0, 0.08, 0.6, 0.95, 0.6, Double.NaN, Double.NaN, 0.75, 0.1, 0.7, 1},
    {0.85, 0, 0.25, 0, 0.2, 0.42, 0.6, 0.38, 0.85, 0.65, 0.6, 1, 0.1, 0.95},
    {0.7, 0, 0.3, 0.35, 0.15, 0.7, 0.35, 1, 0.7, 0.95, 0.8, 0.7, 0.55, 0.5, 0.2, 0.65},
    {0.1, 0.02, 0.9, 0, 0.4, 1},
    {0.75, 0.1, 0.4, 0, 0.25, 0.2, 0.75, 0.7, 0.55, 1, 0.25, 0.8, 0.75, 0.1},
    {0.8, 0.15, 0.5, 0, 0.2, 0.25, 0.45, 0.5, 0.8, 0.15, 0.75, 0.6, 0.6, 1}
  };

  private final int width;
  private final int height;
  private final float[] paper;
  private final float[] ink;

  Sheet(int width, int height) {
    this.width = width;
    this.height = height;
    this.paper = new float[width * height];
    this.ink = new float[width * height];
    Arrays.fill(paper, 255);
  }

  private static double[] circle(double x, double y, double across, double down) {
    double[] points = new double[2 * 33];
    for (int i = 0; i <= 32; i++) {
      points[2 * i] = x + across * Math.sin(i * Math.PI / 16);
      points[2 * i + 1] = y - down * Math.cos(i * Math.PI / 16);
    }
    return points;
  }

  /** A rectangle of full ink. */
  Sheet rectangle(int left, int top, int across, int down) {
    return rectangle(left, top, across, down, 1);
  }

  /** A rectangle of faint ink. */
  Sheet rectangle(int left, int top, int across, int down, double strength) {
    for (int y = top; y < top + down; y++) {
      for (int x = left; x < left + across; x++) {
        put(x, y, strength);
      }
    }
    return this;
  }

  private void put(int x, int y, double strength) {
    if (x >= 0 && x < width && y >= 0 && y < height) {
      ink[y * width + x] = Math.max(ink[y * width + x], (float) strength);
    }
  }

  /** A stroke with round ends and soft edges. */
  Sheet stroke(double x1, double y1, double x2, double y2, double thickness) {
    double length = Math.max(1e-9, (x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
    int margin = (int) thickness + 2;
    for (int y = (int) Math.min(y1, y2) - margin; y <= Math.max(y1, y2) + margin; y++) {
      for (int x = (int) Math.min(x1, x2) - margin; x <= Math.max(x1, x2) + margin; x++) {
        double along = ((x + 0.5 - x1) * (x2 - x1) + (y + 0.5 - y1) * (y2 - y1)) / length;
        double t = Math.max(0, Math.min(1, along));
        double away = Math.hypot(x + 0.5 - x1 - t * (x2 - x1), y + 0.5 - y1 - t * (y2 - y1));
        put(x, y, Math.max(0, Math.min(1, 0.5 + thickness / 2 - away)));
      }
    }
    return this;
  }

  /** A digit within a box; strokes are a tenth of its height. */
  Sheet digit(int digit, double left, double top, double across, double down) {
    return digit(digit, left, top, across, down, down / 10);
  }

  Sheet digit(int digit, double left, double top, double across, double down, double thickness) {
    double[] points = STROKES[digit];
    for (int i = 0; i + 3 < points.length; i += 2) {
      if (!Double.isNaN(points[i]) && !Double.isNaN(points[i + 2])) {
        stroke(
            left + points[i] * across,
            top + points[i + 1] * down,
            left + points[i + 2] * across,
            top + points[i + 3] * down,
            thickness);
      }
    }
    return this;
  }

  /** Light that falls off from the left to the right, to that share. */
  Sheet falloff(double share) {
    for (int i = 0; i < paper.length; i++) {
      paper[i] *= (float) (1 - (1 - share) * (i % width) / width);
    }
    return this;
  }

  /** A shadow with a sharp, slanted edge on the right of a column. */
  Sheet shadow(int from, double share) {
    for (int i = 0; i < paper.length; i++) {
      int row = i / width;
      if (i % width > from + 0.3 * row) {
        paper[i] *= (float) share;
      }
    }
    return this;
  }

  /** Grain of that standard deviation. */
  Sheet grain(double deviation) {
    Random random = new Random(5);
    for (int i = 0; i < paper.length; i++) {
      paper[i] += (float) (deviation * random.nextGaussian());
    }
    return this;
  }

  /** The gray pixels, row by row. */
  byte[] pixels() {
    byte[] pixels = new byte[paper.length];
    for (int i = 0; i < pixels.length; i++) {
      float value = paper[i] * (1 - 0.9f * ink[i]);
      pixels[i] = (byte) Math.max(0, Math.min(255, Math.round(value)));
    }
    return pixels;
  }

  Picture picture() {
    return Picture.gray(width, height, pixels());
  }

  /** Light ink on a dark sheet. */
  Picture negative() {
    byte[] pixels = pixels();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) ~pixels[i];
    }
    return Picture.gray(width, height, pixels);
  }
}
