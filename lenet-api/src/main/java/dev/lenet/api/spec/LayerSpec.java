package dev.lenet.api.spec;

/** One layer of a network. */
public sealed interface LayerSpec {

  /** The layer's name, the first part of its tensors' names. */
  String name();

  /** The type's name in a spec file. */
  String type();

  /** The shape of what the layer puts out for one input of the given shape. */
  Shape outputShape(Shape input);

  /**
   * A convolution in the sense of all deep-learning libraries: a cross-correlation, plus a bias for
   * each filter. Weights are {@code [filters, channels, kernelHeight, kernelWidth]}.
   *
   * @param filters number of channels put out
   * @param padding rows and columns of zeros added on either side
   */
  record Conv2d(
      String name, int filters, Size kernel, Size stride, Size padding, Activation activation)
      implements LayerSpec {
    @Override
    public String type() {
      return "conv2d";
    }

    @Override
    public Shape outputShape(Shape in) {
      return new Shape(
          filters,
          windows(in.height() + 2L * padding.height(), kernel.height(), stride.height()),
          windows(in.width() + 2L * padding.width(), kernel.width(), stride.width()));
    }
  }

  /** The mean over each window, channel by channel. */
  record AvgPool2d(String name, Size kernel, Size stride) implements LayerSpec {
    @Override
    public String type() {
      return "avgpool2d";
    }

    @Override
    public Shape outputShape(Shape in) {
      return pooled(in, kernel, stride);
    }
  }

  /** The largest value of each window, channel by channel. */
  record MaxPool2d(String name, Size kernel, Size stride) implements LayerSpec {
    @Override
    public String type() {
      return "maxpool2d";
    }

    @Override
    public Shape outputShape(Shape in) {
      return pooled(in, kernel, stride);
    }
  }

  /**
   * A fully connected layer over its input flattened in channel, row, column order. Weights are
   * {@code [units, inputs]}.
   */
  record Dense(String name, int units, Activation activation) implements LayerSpec {
    @Override
    public String type() {
      return "dense";
    }

    @Override
    public Shape outputShape(Shape in) {
      return new Shape(units, 1, 1);
    }
  }

  private static Shape pooled(Shape in, Size kernel, Size stride) {
    return new Shape(
        in.channels(),
        windows(in.height(), kernel.height(), stride.height()),
        windows(in.width(), kernel.width(), stride.width()));
  }

  private static int windows(long length, int kernel, int stride) {
    return Math.toIntExact(Math.floorDiv(length - kernel, stride) + 1);
  }
}
