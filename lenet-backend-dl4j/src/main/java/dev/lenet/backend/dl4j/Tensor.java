package dev.lenet.backend.dl4j;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Native memory seen as an array, row-major unless its strides say otherwise. It does not own the
 * memory.
 */
final class Tensor {
  private final FloatPointer data;
  private final long[] shape;
  private final long[] strides;

  /** ND4J's own description of the shape; ND4J keeps one for each shape there is. */
  private final DataBuffer shapeInfo;

  private Tensor(FloatPointer data, long[] shape, long[] strides, DataBuffer shapeInfo) {
    this.data = data;
    this.shape = shape;
    this.strides = strides;
    this.shapeInfo = shapeInfo;
  }

  FloatPointer data() {
    return data;
  }

  Pointer shapeInfo() {
    return shapeInfo.addressPointer();
  }

  /** The length of one axis. */
  int size(int axis) {
    return Math.toIntExact(shape[axis]);
  }

  /** A copy of the shape. */
  long[] shape() {
    return shape.clone();
  }

  static Tensor of(FloatPointer data, long... shape) {
    long[] strides = new long[shape.length];
    long stride = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= shape[i];
    }
    return of(data, shape, strides, 1);
  }

  private static Tensor of(FloatPointer data, long[] shape, long[] strides, long elementStride) {
    DataBuffer info =
        Nd4j.getShapeInfoProvider()
            .createShapeInformation(shape, strides, elementStride, 'c', DataType.FLOAT, false)
            .getFirst();
    return new Tensor(data, shape, strides, info);
  }

  /** The values from an index on, in that shape. */
  Tensor part(int offset, long... newShape) {
    return of(data.getPointer(offset), newShape);
  }

  /** The same memory in another row-major shape. */
  Tensor as(long... newShape) {
    return of(data, newShape);
  }

  /** The same memory with the first two axes exchanged. */
  Tensor withFirstAxesExchanged() {
    return of(data, exchanged(shape), exchanged(strides), 0);
  }

  private static long[] exchanged(long[] values) {
    long[] result = values.clone();
    result[0] = values[1];
    result[1] = values[0];
    return result;
  }

  int size() {
    return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
  }

  /** Number of values of one row: all but the first axis. */
  int rowSize() {
    return Math.toIntExact(size() / shape[0]);
  }

  /** The values, on the same memory. */
  FloatBuffer values() {
    return data.asBuffer();
  }
}
