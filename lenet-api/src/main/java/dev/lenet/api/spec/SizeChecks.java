package dev.lenet.api.spec;

import java.util.List;
import java.util.stream.Stream;

/** Finds layers that do not fit on what comes before them, and networks that are too large. */
final class SizeChecks {
  private static final List<String> GEOMETRY =
      List.of("type", "filters", "units", "kernel", "stride", "padding");

  private final Problems problems;

  private SizeChecks(Problems problems) {
    this.problems = problems;
  }

  static void addProblems(Problems problems, InputSpec input, List<LayerSpec> layers) {
    new SizeChecks(problems).follow(input, layers);
  }

  /** Whether the size of the network's input is known to be good. */
  static boolean isInputSound(Problems problems) {
    return Stream.of("channels", "height", "width").allMatch(f -> problems.isSound("/input/" + f));
  }

  /** Follows an image through the layers, as far as their sizes are known to be good. */
  private void follow(InputSpec input, List<LayerSpec> layers) {
    double parameters = 0;
    Shape shape = input.shape();
    boolean sound = isInputSound(problems) && inputFits(input);
    for (int i = 0; sound && i < layers.size(); i++) {
      LayerSpec layer = layers.get(i);
      String pointer = "/layers/" + i;
      sound = isGeometrySound(pointer) && fits(pointer, layer, shape);
      if (sound) {
        parameters += parameters(layer, shape);
        shape = layer.outputShape(shape);
        sound = outputFits(pointer, layer, shape);
      }
    }
    problems.check(
        !sound || isInt(parameters),
        "/layers",
        "%.0f weights and biases".formatted(parameters),
        "at most 2147483647 weights and biases");
  }

  private boolean isGeometrySound(String pointer) {
    return GEOMETRY.stream().allMatch(field -> problems.isSound(pointer + "/" + field));
  }

  private boolean fits(String pointer, LayerSpec layer, Shape in) {
    if (layer instanceof LayerSpec.Conv2d conv) {
      return windowFits(pointer, conv.kernel(), conv.padding(), in);
    }
    if (layer instanceof LayerSpec.AvgPool2d pool) {
      return windowFits(pointer, pool.kernel(), new Size(0, 0), in);
    }
    if (layer instanceof LayerSpec.MaxPool2d pool) {
      return windowFits(pointer, pool.kernel(), new Size(0, 0), in);
    }
    return true;
  }

  private boolean windowFits(String pointer, Size kernel, Size padding, Shape in) {
    boolean high = sideFits(pointer, 0, kernel.height(), padding.height(), in.height(), in);
    boolean wide = sideFits(pointer, 1, kernel.width(), padding.width(), in.width(), in);
    return high && wide;
  }

  private boolean sideFits(
      String pointer, int side, int kernel, int padding, int length, Shape in) {
    long padded = length + 2L * padding;
    problems.check(
        kernel <= padded,
        pointer + "/kernel/" + side,
        kernel,
        "at most "
            + padded
            + ": the layer's input is "
            + in
            + (padding > 0 ? " with a padding of " + padding : ""));
    problems.check(
        isInt((double) padded),
        pointer + "/padding/" + side,
        padding,
        "a padded input of at most 2147483647 rows and columns");
    return kernel <= padded && isInt((double) padded);
  }

  private boolean outputFits(String pointer, LayerSpec layer, Shape out) {
    boolean dense = layer instanceof LayerSpec.Dense;
    problems.check(
        isInt(product(out)),
        pointer + (dense ? "/units" : "/filters"),
        out.channels(),
        "at most 2147483647 values in the layer's output of " + out);
    return isInt(product(out));
  }

  private boolean inputFits(InputSpec input) {
    boolean fits = isInt(product(input.shape()));
    problems.check(
        fits, "/input", input.shape(), "at most 2147483647 values: channels x height x width");
    return fits;
  }

  /** As a double, which is exact where it matters and cannot overflow. */
  private static double parameters(LayerSpec layer, Shape in) {
    if (layer instanceof LayerSpec.Conv2d conv) {
      double window = (double) conv.kernel().height() * conv.kernel().width();
      return conv.filters() * (in.channels() * window + 1);
    }
    return layer instanceof LayerSpec.Dense dense ? dense.units() * (product(in) + 1) : 0;
  }

  private static double product(Shape shape) {
    return (double) shape.channels() * shape.height() * shape.width();
  }

  private static boolean isInt(double value) {
    return value <= Integer.MAX_VALUE;
  }
}
