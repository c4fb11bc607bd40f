package dev.lenet.api.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A tensor of weights: its name, its shape, and its place in the flat array of all weights.
 * Immutable.
 */
public final class Parameter extends SpecValue {
  private final String name;
  private final List<Integer> shape;
  private final int offset;
  private final int size;
  private final int fanIn;
  private final int fanOut;

  Parameter(String name, List<Integer> shape, int offset, int fanIn, int fanOut) {
    this.name = name;
    this.shape = List.copyOf(shape);
    this.offset = offset;
    this.size = shape.stream().reduce(1, Math::multiplyExact);
    this.fanIn = fanIn;
    this.fanOut = fanOut;
  }

  /** {@code <layer>.weight} or {@code <layer>.bias}. */
  public String name() {
    return name;
  }

  /**
   * {@code [filters, channels, kernelHeight, kernelWidth]}, {@code [units, inputs]}, or {@code
   * [units]}; row-major.
   */
  public List<Integer> shape() {
    return shape;
  }

  /** Index of the first value in the flat array. */
  public int offset() {
    return offset;
  }

  /** Number of values. */
  public int size() {
    return size;
  }

  /** Number of inputs that reach one unit of the layer. */
  public int fanIn() {
    return fanIn;
  }

  /** Number of outputs that one input of the layer reaches. */
  public int fanOut() {
    return fanOut;
  }

  /** Whether this is a layer's bias. */
  public boolean isBias() {
    return shape.size() == 1;
  }

  @Override
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("shape", shape);
    fields.put("offset", offset);
    fields.put("fanIn", fanIn);
    fields.put("fanOut", fanOut);
    return fields;
  }
}
