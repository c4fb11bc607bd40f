package dev.lenet.cli.export;

import static dev.lenet.cli.export.OnnxGraph.attribute;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.lenet.api.spec.Fit;
import dev.lenet.api.spec.InputSpec;
import dev.lenet.api.spec.Size;
import java.util.List;

/**
 * The nodes between images and a network: pixels become values, and images are brought to size.
 * They compute what docs/semantics.md defines, in the order in which the library computes it, so
 * that the network gets the same float32 values.
 */
final class Preprocessing {
  private static final int ROWS = 2;
  private static final int COLUMNS = 3;

  private final OnnxGraph graph;
  private final InputSpec input;
  private final Size image;

  /**
   * Prepares for images of one size.
   *
   * @throws IllegalArgumentException if the input is padded and smaller than an image
   */
  Preprocessing(OnnxGraph graph, InputSpec input, Size image) {
    if (!takes(input, image)) {
      throw new IllegalArgumentException(input + " does not take images of " + image);
    }
    this.graph = graph;
    this.input = input;
    this.image = image;
  }

  /** Whether images of this size can be made to fit. */
  static boolean takes(InputSpec input, Size image) {
    return input.fit() == Fit.RESIZE
        || (image.height() <= input.shape().height() && image.width() <= input.shape().width());
  }

  /** Adds the nodes for images of unsigned bytes; returns the name of the network's input. */
  String add(String images) {
    // whole numbers of this width can be indices, bytes cannot
    AttributeProto wide = attribute("to", DataType.INT32.getNumber());
    String pixels = graph.node("Cast", "input/pixels", List.of(images), wide);
    return switch (input.fit()) {
      case PAD -> values(pad(pixels));
      case RESIZE -> {
        String rows = resize(values(pixels), "rows", ROWS, image.height(), input.shape().height());
        yield resize(rows, "columns", COLUMNS, image.width(), input.shape().width());
      }
    };
  }

  /** Looks up what each pixel becomes. */
  private String values(String pixels) {
    double perPixel = (input.high() - input.low()) / 255;
    float[] values = new float[256];
    for (int pixel = 0; pixel < values.length; pixel++) {
      values[pixel] = (float) (input.low() + perPixel * pixel);
    }
    String table = graph.constant("input/table", List.of(values.length), values);
    return graph.node("Gather", "input/values", List.of(table, pixels));
  }

  /**
   * Surrounds pixels with zeros. Not their values: ONNX Runtime 1.24 unites "Pad" with a pooling
   * behind it, and then refuses the file if there are more rows on a side than in a window.
   */
  private String pad(String pixels) {
    int rows = input.shape().height() - image.height();
    int columns = input.shape().width() - image.width();
    if (rows == 0 && columns == 0) {
      return pixels;
    }
    int top = rows / 2;
    int left = columns / 2;
    long[] sides = {0, 0, top, left, 0, 0, rows - top, columns - left};
    return graph.node("Pad", "input/padded", List.of(pixels, graph.constant("input/sides", sides)));
  }

  /**
   * Bilinear along one axis: one neighbour, plus a fraction of the way to the other. ONNX's own
   * "Resize" computes the same up to rounding; runtimes differ in how they round positions.
   */
  private String resize(String images, String name, int axis, int from, int to) {
    if (from == to) {
      return images;
    }
    int[] first = new int[to];
    int[] second = new int[to];
    float[] fraction = new float[to];
    for (int i = 0; i < to; i++) {
      double position = Math.max(0, (i + 0.5) * from / to - 0.5);
      first[i] = Math.min((int) position, from - 1);
      second[i] = Math.min(first[i] + 1, from - 1);
      fraction[i] = (float) (position - first[i]);
    }
    String prefix = "input/" + name;
    String a = neighbours(images, prefix + "/first", axis, first);
    String b = neighbours(images, prefix + "/second", axis, second);
    List<Integer> shape = axis == ROWS ? List.of(to, 1) : List.of(to);
    String part = graph.constant(prefix + "/fraction", shape, fraction);
    String distance = graph.node("Sub", prefix + "/distance", List.of(b, a));
    String step = graph.node("Mul", prefix + "/step", List.of(part, distance));
    return graph.node("Add", prefix, List.of(a, step));
  }

  private String neighbours(String images, String name, int axis, int[] positions) {
    String index = graph.constant(name + "/index", positions);
    return graph.node("Gather", name, List.of(images, index), attribute("axis", axis));
  }
}
