package dev.lenet.data.pictures;

import java.util.Arrays;

/** Numbers on a grid of pixels: shares of ink, brightness, or distances. */
final class Plane {
  final int width;
  final int height;
  final float[] values;

  Plane(int width, int height) {
    this.width = width;
    this.height = height;
    this.values = new float[width * height];
  }

  static Plane filled(int width, int height, double value) {
    Plane plane = new Plane(width, height);
    Arrays.fill(plane.values, (float) value);
    return plane;
  }

  /** Noise that changes over some {@code cell} pixels, from -1 to 1. */
  static Plane noise(int width, int height, double cell, Dice dice) {
    Plane lattice = new Plane((int) (width / cell) + 3, (int) (height / cell) + 3);
    for (int i = 0; i < lattice.values.length; i++) {
      lattice.values[i] = (float) dice.between(-1, 1);
    }
    Plane noise = new Plane(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        noise.values[y * width + x] = lattice.sample(x / cell + 0.5, y / cell + 0.5);
      }
    }
    return noise;
  }

  /** The value of a pixel; outside, that of the nearest pixel. */
  float at(int x, int y) {
    int column = Math.min(width - 1, Math.max(0, x));
    int row = Math.min(height - 1, Math.max(0, y));
    return values[row * width + column];
  }

  /** The value between pixels, whose centres have whole coordinates. */
  float sample(double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    float right = (float) (x - left);
    float down = (float) (y - top);
    if (left >= 0 && top >= 0 && left < width - 1 && top < height - 1) {
      int i = top * width + left;
      float above = values[i] * (1 - right) + values[i + 1] * right;
      float below = values[i + width] * (1 - right) + values[i + width + 1] * right;
      return above * (1 - down) + below * down;
    }
    float upper = at(left, top) * (1 - right) + at(left + 1, top) * right;
    float lower = at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right;
    return upper * (1 - down) + lower * down;
  }

  /** Keeps the darker of the two inks, pixel by pixel, where the other one is laid on this one. */
  void lay(Plane ink, int left, int top) {
    for (int y = Math.max(0, -top); y < Math.min(ink.height, height - top); y++) {
      for (int x = Math.max(0, -left); x < Math.min(ink.width, width - left); x++) {
        int i = (y + top) * width + x + left;
        values[i] = Math.max(values[i], ink.values[y * ink.width + x]);
      }
    }
  }

  /** This ink with free margins around it. */
  Plane withMargins(int left, int top, int right, int bottom) {
    Plane page = new Plane(width + left + right, height + top + bottom);
    page.lay(this, left, top);
    return page;
  }

  /** This ink without the empty rows and columns around it. */
  Plane cropped() {
    int left = width;
    int top = height;
    int right = 0;
    int bottom = 0;
    for (int i = 0; i < values.length; i++) {
      if (values[i] > 0.02f) {
        left = Math.min(left, i % width);
        right = Math.max(right, i % width + 1);
        top = Math.min(top, i / width);
        bottom = Math.max(bottom, i / width + 1);
      }
    }
    Plane cropped = new Plane(Math.max(1, right - left), Math.max(1, bottom - top));
    cropped.lay(this, -left, -top);
    return cropped;
  }

  /** Blurred by a Gaussian; a deviation below a fifth of a pixel changes nothing. */
  Plane blurred(double deviation) {
    return deviation < 0.2
        ? this
        : blurredRows(deviation).transposed().blurredRows(deviation).transposed();
  }

  private Plane blurredRows(double deviation) {
    int reach = (int) Math.ceil(3 * deviation);
    float[] weights = new float[2 * reach + 1];
    float sum = 0;
    for (int i = -reach; i <= reach; i++) {
      weights[i + reach] = (float) Math.exp(-i * i / (2 * deviation * deviation));
      sum += weights[i + reach];
    }
    Plane blurred = new Plane(width, height);
    for (int y = 0; y < height; y++) {
      for (int i = -reach; i <= reach; i++) {
        float weight = weights[i + reach] / sum;
        int first = Math.min(width, Math.max(0, -i));
        int last = Math.max(first, Math.min(width, width - i));
        for (int x = 0; x < first; x++) {
          blurred.values[y * width + x] += weight * at(0, y);
        }
        for (int x = first; x < last; x++) {
          blurred.values[y * width + x] += weight * values[y * width + x + i];
        }
        for (int x = last; x < width; x++) {
          blurred.values[y * width + x] += weight * at(width - 1, y);
        }
      }
    }
    return blurred;
  }

  /** Rows as columns. */
  Plane transposed() {
    Plane transposed = new Plane(height, width);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        transposed.values[x * height + y] = values[y * width + x];
      }
    }
    return transposed;
  }
}
