package dev.lenet.backend.dl4j;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.common.util.ArrayUtil;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Native memory seen as an array, row-major unless its strides say otherwise. It does not own the
 * memory.
 *
 * @param shapeInfo ND4J's own description of the shape; ND4J keeps one for each shape there is
 */
record Tensor(FloatPointer data, DataBuffer shapeInfo) {
  long[] shape() {
    return Shape.shape(shapeInfo.asLong());
  }

  /** The length of one axis. */
  int size(int axis) {
    return Math.toIntExact(shape()[axis]);
  }

  static Tensor of(FloatPointer data, long... shape) {
    return of(data, shape, ArrayUtil.calcStrides(shape), 1);
  }

  private static Tensor of(FloatPointer data, long[] shape, long[] strides, long elementStride) {
    return new Tensor(
        data,
        Nd4j.getShapeInfoProvider()
            .createShapeInformation(shape, strides, elementStride, 'c', DataType.FLOAT, false)
            .getFirst());
  }

  /** The values from an index on, in that shape. */
  Tensor part(int offset, long... newShape) {
    return of(data.getPointer(offset), newShape);
  }

  /** The same memory in another row-major shape. */
  Tensor as(long... newShape) {
    return of(data, newShape);
  }

  /** The same memory as a matrix with a line for each row, which is the first axis. */
  Tensor asRows() {
    return as(size(0), size() / size(0));
  }

  /** The same memory of four axes with the first two exchanged. */
  Tensor withFirstAxesExchanged() {
    long[] shape = shape();
    long[] strides = Shape.stride(shapeInfo.asLong());
    long[] newShape = {shape[1], shape[0], shape[2], shape[3]};
    long[] newStrides = {strides[1], strides[0], strides[2], strides[3]};
    return of(data, newShape, newStrides, 0);
  }

  /** Number of values. */
  int size() {
    return Math.toIntExact(ArrayUtil.prodLong(shape()));
  }

  /** The values, on the same memory. */
  FloatBuffer values() {
    return data.asBuffer();
  }
}
