package dev.lenet.backend.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/** Allocates native memory, and releases all of it at once. */
final class Memory implements AutoCloseable {
  private final List<FloatPointer> allocated = new ArrayList<>();

  /** A new array; its values are undefined. */
  Tensor tensor(long... shape) {
    FloatPointer data = new FloatPointer(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    allocated.add(data);
    return Tensor.of(data, shape);
  }

  @Override
  public void close() {
    allocated.forEach(FloatPointer::close);
    allocated.clear();
  }
}
