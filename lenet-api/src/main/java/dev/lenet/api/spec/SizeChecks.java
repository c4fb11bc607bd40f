package dev.lenet.api.spec;

import java.util.List;
import java.util.stream.Stream;

/** Finds layers that do not fit the output of the layer before, and networks that are too large. */
final class SizeChecks {
  private static final List<String> GEOMETRY =
      List.of("type", "filters", "units", "kernel", "stride", "padding", "connections", "bitmaps");

  private final Problems problems;

  private SizeChecks(Problems problems) {
    this.problems = problems;
  }

  static void addProblems(Problems problems, NetworkSpec spec) {
    if (isInputSound(problems)) {
      new SizeChecks(problems)
          .follow(spec.input().shape(), spec.layers(), spec.training().batchSize());
    }
  }

  /** Whether the size of the network's input has no known problem. */
  static boolean isInputSound(Problems problems) {
    return Stream.of("channels", "height", "width").allMatch(f -> problems.isSound("/input/" + f));
  }

  /** Follows an image through the layers, up to the first size with a problem. */
  private void follow(Shape input, List<LayerSpec> layers, int batchSize) {
    if (!areFew("/input", input, product(input), "values: channels x height x width")) {
      return;
    }
    boolean sound = true;
    double weights = 0;
    double largest = product(input);
    Shape shape = input;
    for (int i = 0; sound && i < layers.size(); i++) {
      LayerSpec layer = layers.get(i);
      String pointer = "/layers/" + i;
      sound = isGeometrySound(pointer) && fits(pointer, layer, shape);
      if (sound) {
        weights += weights(layer, shape);
        String found = "%.0f weights and biases up to here".formatted(weights);
        sound = areFew(pointer, found, weights, "weights and biases");
      }
      if (sound) {
        shape = layer.outputShape(shape);
        String values = "values in the layer's output of " + shape;
        String field = layer.type() == LayerSpec.Type.DENSE ? "/units" : "/filters";
        sound = areFew(pointer + field, shape.channels(), product(shape), values);
        largest = sound ? Math.max(largest, product(shape)) : largest;
      }
    }
    double most = Math.floor(Limits.BATCH_VALUES / largest);
    problems.check(
        batchSize <= most,
        "/training/batchSize",
        batchSize,
        "at most %.0f: the largest array of one image has %.0f values, that of a batch at most %d"
            .formatted(most, largest, Limits.BATCH_VALUES));
  }

  private boolean areFew(String pointer, Object found, double number, String what) {
    problems.check(
        number <= Limits.VALUES, pointer, found, "at most " + Limits.VALUES + " " + what);
    return number <= Limits.VALUES;
  }

  private boolean isGeometrySound(String pointer) {
    return GEOMETRY.stream().allMatch(field -> problems.isSound(pointer + "/" + field));
  }

  private boolean fits(String pointer, LayerSpec layer, Shape in) {
    Bitmaps bitmaps = layer.bitmaps();
    if (bitmaps != null) {
      problems.check(
          in.size() == bitmaps.size(),
          pointer + "/bitmaps",
          SpecChecks.quoted(bitmaps.specName()),
          "codes of %d values: the layer's input is %s".formatted(in.size(), in));
    } else if (layer.type() != LayerSpec.Type.DENSE) {
      Size kernel = layer.kernel();
      Size stride = layer.stride();
      Size padding = layer.padding();
      sideFits(pointer, 0, kernel.height(), stride.height(), padding.height(), in.height(), in);
      sideFits(pointer, 1, kernel.width(), stride.width(), padding.width(), in.width(), in);
    }
    for (int filter = 0; filter < layer.connections().size(); filter++) {
      List<Integer> channels = layer.connections().get(filter);
      for (int i = 0; i < channels.size(); i++) {
        problems.check(
            channels.get(i) < in.channels(),
            "%s/connections/%d/%d".formatted(pointer, filter, i),
            channels.get(i),
            "less than %d: the layer's input is %s".formatted(in.channels(), in));
      }
    }
    return isGeometrySound(pointer);
  }

  private void sideFits(
      String pointer, int side, int kernel, int stride, int padding, int length, Shape in) {
    problems.check(
        padding <= kernel, pointer + "/padding/" + side, padding, "at most the kernel's " + kernel);
    long padded = length + 2L * padding;
    String most =
        "at most %d: the layer's input is %s".formatted(padded, in)
            + (padding > 0 ? " with a padding of " + padding : "");
    if (problems.isSound(pointer + "/padding/" + side)) {
      problems.check(kernel <= padded, pointer + "/kernel/" + side, kernel, most);
      problems.check(stride <= padded, pointer + "/stride/" + side, stride, most);
    }
  }

  /**
   * Of the lowered layer, which has at least as many. As a double, which is exact where it matters
   * and cannot overflow.
   */
  private static double weights(LayerSpec layer, Shape in) {
    double window = (double) layer.kernel().height() * layer.kernel().width();
    return switch (layer.type()) {
      case CONV2D -> layer.units() * (in.channels() * window + 1);
      case SUBSAMPLING2D -> in.channels() * (in.channels() + 1.0);
      case DENSE -> layer.units() * (product(in) + 1);
      case AVG_POOL2D, MAX_POOL2D, RBF -> 0;
    };
  }

  private static double product(Shape shape) {
    return (double) shape.channels() * shape.height() * shape.width();
  }
}
