package dev.lenet.reference;

import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Parameter;
import dev.lenet.api.spec.Shape;
import java.util.List;
import java.util.stream.IntStream;

/** Wrong orders of the flat array: where the network looks for each of its weights. */
final class Orders {
  private Orders() {}

  /** Kernels from their last value to their first, as in a convolution proper. */
  static int[] turned(NetworkSpec spec) {
    int[] order = IntStream.range(0, spec.parameterCount()).toArray();
    for (Parameter parameter : spec.parameters()) {
      if (parameter.shape().size() == 4) {
        int area = parameter.shape().get(2) * parameter.shape().get(3);
        for (int n = 0; n < parameter.size(); n++) {
          order[parameter.offset() + n] = parameter.offset() + n - n % area + area - 1 - n % area;
        }
      }
    }
    return order;
  }

  /** Dense weights column by column. */
  static int[] transposed(NetworkSpec spec) {
    int[] order = IntStream.range(0, spec.parameterCount()).toArray();
    for (Parameter parameter : spec.parameters()) {
      if (parameter.shape().size() == 2) {
        int units = parameter.shape().get(0);
        int inputs = parameter.shape().get(1);
        for (int n = 0; n < parameter.size(); n++) {
          order[parameter.offset() + n] = parameter.offset() + n % inputs * units + n / inputs;
        }
      }
    }
    return order;
  }

  /** Inputs of dense layers row by row, column by column, channel by channel. */
  static int[] channelsLast(NetworkSpec spec) {
    int[] order = IntStream.range(0, spec.parameterCount()).toArray();
    List<Shape> shapes = spec.outputShapes();
    for (int l = 0; l < spec.layers().size(); l++) {
      if (spec.layers().get(l) instanceof LayerSpec.Dense dense) {
        Shape in = l == 0 ? spec.input().shape() : shapes.get(l - 1);
        int area = in.height() * in.width();
        Parameter parameter =
            spec.parameters().stream()
                .filter(candidate -> candidate.name().equals(dense.name() + ".weight"))
                .findFirst()
                .orElseThrow();
        for (int n = 0; n < parameter.size(); n++) {
          int i = n % in.size();
          order[parameter.offset() + n] =
              parameter.offset() + n - i + i % area * in.channels() + i / area;
        }
      }
    }
    return order;
  }
}
