package dev.lenet.internal.batch;

import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spec.Fit;
import dev.lenet.api.spec.InputSpec;
import dev.lenet.api.spec.Shape;
import java.util.Arrays;

/**
 * Turns stored images of one shape into network inputs: brings them to the input's size and their
 * pixels into its range. Safe for use by several threads.
 */
public final class Preprocessor {
  private final Shape image;
  private final Shape input;
  private final boolean resize;
  private final float[] values;
  private final Axis rows;
  private final Axis columns;

  /**
   * Prepares for images of one shape.
   *
   * @throws DataException of code {@code DATA_MISMATCH} if such images cannot be made to fit,
   *     because they have other channels or are larger than a padded input
   */
  public Preprocessor(InputSpec spec, Shape image) {
    requireFit(spec, image);
    this.image = image;
    this.input = spec.shape();
    this.resize = spec.fit() == Fit.RESIZE;
    this.values = pixelValues(spec);
    this.rows = new Axis(image.height(), input.height());
    this.columns = new Axis(image.width(), input.width());
  }

  static void requireFit(InputSpec spec, Shape image) {
    if (image.channels() != spec.shape().channels()) {
      throw mismatch("images with %d channel(s)".formatted(spec.shape().channels()), image);
    }
    if (spec.fit() == Fit.PAD
        && (image.height() > spec.shape().height() || image.width() > spec.shape().width())) {
      throw mismatch(
          "images of at most %dx%d, because its input is padded (fit \"pad\"; \"resize\" takes any)"
              .formatted(spec.shape().height(), spec.shape().width()),
          image);
    }
  }

  private static DataException mismatch(String takes, Shape image) {
    return new DataException(
        ErrorCode.DATA_MISMATCH, "The network takes %s, but these are %s".formatted(takes, image));
  }

  private static float[] pixelValues(InputSpec spec) {
    double low = spec.low();
    double perPixel = (spec.high() - low) / 255;
    float[] values = new float[256];
    for (int pixel = 0; pixel < values.length; pixel++) {
      values[pixel] = (float) (low + perPixel * pixel);
    }
    return values;
  }

  /** The shape of the images that it takes. */
  public Shape imageShape() {
    return image;
  }

  /** The value of pixel 0, which also surrounds the image. */
  public float background() {
    return values[0];
  }

  /**
   * Writes one network input.
   *
   * @param pixels one image, channel by channel, row by row, unsigned bytes
   * @param target receives {@code channels x height x width} values from {@code at} on
   */
  public void apply(byte[] pixels, float[] target, int at) {
    int from = 0;
    int to = at;
    for (int channel = 0; channel < image.channels(); channel++) {
      if (resize) {
        resize(pixels, from, target, to);
      } else {
        pad(pixels, from, target, to);
      }
      from += image.height() * image.width();
      to += input.height() * input.width();
    }
  }

  private void pad(byte[] pixels, int from, float[] target, int at) {
    Arrays.fill(target, at, at + input.height() * input.width(), background());
    int top = (input.height() - image.height()) / 2;
    int left = (input.width() - image.width()) / 2;
    int source = from;
    for (int y = 0; y < image.height(); y++) {
      int row = at + (top + y) * input.width() + left;
      for (int x = 0; x < image.width(); x++) {
        target[row + x] = values[pixels[source++] & 0xFF];
      }
    }
  }

  private void resize(byte[] pixels, int from, float[] target, int at) {
    float[] line = new float[image.width()];
    for (int y = 0; y < input.height(); y++) {
      int upper = from + rows.lower[y] * image.width();
      int lower = from + rows.upper[y] * image.width();
      float down = rows.fraction[y];
      for (int x = 0; x < line.length; x++) {
        float a = values[pixels[upper + x] & 0xFF];
        float b = values[pixels[lower + x] & 0xFF];
        line[x] = a + down * (b - a);
      }
      int row = at + y * input.width();
      for (int x = 0; x < input.width(); x++) {
        float a = line[columns.lower[x]];
        float b = line[columns.upper[x]];
        target[row + x] = a + columns.fraction[x] * (b - a);
      }
    }
  }

  /**
   * For each target position along one axis: its two neighbours in the source, and how far it lies
   * towards the second.
   */
  private static final class Axis {
    private final int[] lower;
    private final int[] upper;
    private final float[] fraction;

    Axis(int source, int target) {
      lower = new int[target];
      upper = new int[target];
      fraction = new float[target];
      for (int i = 0; i < target; i++) {
        double position = Math.max(0, (i + 0.5) * source / target - 0.5);
        lower[i] = Math.min((int) position, source - 1);
        upper[i] = Math.min(lower[i] + 1, source - 1);
        fraction[i] = (float) (position - lower[i]);
      }
    }
  }
}
