package dev.lenet.api.weights;

import dev.lenet.internal.text.Foreign;
import java.util.Arrays;
import java.util.List;

/** A named array of float32 values, row-major. Immutable. */
public final class Tensor {
  private final String name;
  private final List<Integer> shape;
  private final float[] values;

  /**
   * Copies shape and values.
   *
   * @throws IllegalArgumentException if a size is negative or the number of values is not the
   *     product of the sizes
   */
  public Tensor(String name, List<Integer> shape, float[] values) {
    this(name, List.copyOf(shape), values, 0, values.length);
  }

  /** Copies {@code length} values from {@code offset} on. */
  Tensor(String name, List<Integer> shape, float[] flat, int offset, int length) {
    if (shape.stream().anyMatch(size -> size < 0) || sizeOf(shape) != length) {
      throw new IllegalArgumentException(
          "Tensor '%s' of shape %s cannot have %d values"
              .formatted(Foreign.text(name), Foreign.text(shape), length));
    }
    this.name = name;
    this.shape = shape;
    this.values = Arrays.copyOfRange(flat, offset, offset + length);
  }

  private static int sizeOf(List<Integer> shape) {
    return shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
  }

  /** The name; {@code <layer>.weight} or {@code <layer>.bias} in a network's weights. */
  public String name() {
    return name;
  }

  /** The size of each dimension; empty for a single value. */
  public List<Integer> shape() {
    return shape;
  }

  /** Number of values. */
  public int size() {
    return values.length;
  }

  /**
   * One value.
   *
   * @param index in row-major order
   */
  public float value(int index) {
    return values[index];
  }

  /**
   * Checks that all values are finite.
   *
   * @throws IllegalArgumentException if one is not finite
   */
  public void requireFinite() {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "tensor '%s': found %s at index %d, expected finite numbers"
                .formatted(Foreign.text(name), values[i], i));
      }
    }
  }

  /** A copy of all values. */
  public float[] values() {
    return values.clone();
  }

  /** Two tensors are equal if name, shape and bits are equal. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor that
        && name.equals(that.name)
        && shape.equals(that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * name.hashCode() + shape.hashCode()) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Foreign.text(name) + " " + Foreign.text(shape);
  }
}
