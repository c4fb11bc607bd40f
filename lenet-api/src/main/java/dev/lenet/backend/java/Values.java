package dev.lenet.backend.java;

import dev.lenet.api.spec.Shape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The values of some rows between two operations, as arrays of one length: lines. */
final class Values {
  private final Shape shape;
  private final int rows;
  private final boolean vectors;
  private final float[][] lines;
  private @Nullable Values gradient;

  /**
   * Values that are 0.
   *
   * @param vectors whether there is a line for each row, in channel, height, width order; otherwise
   *     there is one for each channel and height, with all rows of its first place, then of its
   *     second. A single row has a line for each channel instead: lines must be long to be fast.
   */
  Values(Shape shape, int rows, boolean vectors) {
    this.shape = shape;
    this.rows = rows;
    this.vectors = vectors;
    int planes = rows == 1 ? shape.channels() : shape.channels() * shape.height();
    int count = vectors ? rows : planes;
    this.lines = new float[count][(int) ((long) shape.size() * rows / count)];
  }

  /** The gradient with respect to these, in lines of the same kind. */
  Values gradient() {
    if (gradient == null) {
      gradient = new Values(shape, rows, vectors);
    }
    return gradient;
  }

  /** Sets all to 0. */
  void clear() {
    for (float[] line : lines) {
      Arrays.fill(line, 0);
    }
  }

  Shape shape() {
    return shape;
  }

  boolean areVectors() {
    return vectors;
  }

  int rows() {
    return rows;
  }

  float[][] lines() {
    return lines;
  }

  /** The lines of all channels at the given one of a channel's lines. */
  float[][] acrossChannels(int index) {
    int perChannel = lines.length / shape.channels();
    float[][] some = new float[shape.channels()][];
    for (int channel = 0; channel < some.length; channel++) {
      some[channel] = lines[channel * perChannel + index];
    }
    return some;
  }
}
