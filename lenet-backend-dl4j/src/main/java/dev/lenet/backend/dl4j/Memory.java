package dev.lenet.backend.dl4j;

import dev.lenet.api.spec.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.nativeblas.NativeOps;

/** Allocates native arrays and operations on them, and releases all of them at once. */
final class Memory implements AutoCloseable {
  private final NativeOps nativeOps;
  private final List<FloatPointer> arrays = new ArrayList<>();
  private final List<NativeOperation> operations = new ArrayList<>();

  Memory(NativeOps nativeOps) {
    this.nativeOps = nativeOps;
  }

  /** A new array; its values are undefined. */
  Tensor tensor(long... shape) {
    FloatPointer data = new FloatPointer(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    arrays.add(data);
    return Tensor.of(data, shape);
  }

  /** A new array of rows of that shape; its values are undefined. */
  Tensor tensor(int rows, Shape shape) {
    return tensor(rows, shape.channels(), shape.height(), shape.width());
  }

  /** A new array of one value everywhere. */
  Tensor filled(float value, long... shape) {
    Tensor tensor = tensor(shape);
    float[] values = new float[tensor.size()];
    Arrays.fill(values, value);
    tensor.data().put(values);
    return tensor;
  }

  /** ND4J's operation of that name, without its arrays. */
  NativeOperation operation(String name) {
    NativeOperation operation = new NativeOperation(nativeOps, name);
    operations.add(operation);
    return operation;
  }

  @Override
  public void close() {
    operations.forEach(NativeOperation::close);
    operations.clear();
    arrays.forEach(FloatPointer::close);
    arrays.clear();
  }
}
