package dev.lenet.api.spec;

import java.util.List;

/**
 * A tensor of weights: its name, its shape, and its place in the flat array of all weights.
 *
 * @param name {@code <layer>.weight} or {@code <layer>.bias}
 * @param shape {@code [filters, channels, kernelHeight, kernelWidth]}, {@code [units, inputs]},
 *     {@code [connections, kernelHeight, kernelWidth]}, {@code [channels]}, or {@code [units]};
 *     row-major
 * @param offset index of the first value in the flat array
 * @param fanIns number of inputs that reach one unit of the layer: one for the whole tensor, or one
 *     for each of the parts along its first axis
 * @param fanOut number of outputs that one input of the layer reaches
 */
public record Parameter(
    String name, List<Integer> shape, int offset, List<Integer> fanIns, int fanOut) {
  /** Copies the lists. */
  public Parameter {
    shape = List.copyOf(shape);
    fanIns = List.copyOf(fanIns);
  }

  /** Number of values. */
  public int size() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /** Whether this is a layer's bias. */
  public boolean isBias() {
    return name.endsWith(".bias");
  }
}
