package dev.lenet.backend.djl;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.lenet.api.spec.Size;
import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.api.spi.NetworkPlan.Step;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Translates a plan's steps to PyTorch's operations. */
final class Operations {
  private static final Shape NO_PADDING = new Shape(0, 0);
  private static final Shape NO_DILATION = new Shape(1, 1);

  private Operations() {}

  /**
   * One operation for each step.
   *
   * @param forOneRow for inputs of a single row, of which no gradient is taken: faster for those
   */
  static List<Operation> of(NetworkPlan plan, Tensors tensors, boolean forOneRow) {
    List<Operation> operations = new ArrayList<>();
    int tensor = 0;
    for (Step step : plan.steps()) {
      operations.add(of(step, tensor, tensors, forOneRow));
      tensor += step.hasWeights() ? 2 : 0;
    }
    return operations;
  }

  private static Operation of(Step step, int tensor, Tensors tensors, boolean forOneRow) {
    return switch (step.operation()) {
      case CONVOLUTION ->
          forOneRow && ColumnConvolution.fits(step)
              ? new ColumnConvolution(step, tensor, tensors)
              : convolution(step, tensor);
      case PRODUCT -> product(step, tensor);
      case AVERAGE_POOLING ->
          BandPooling.fits(step) ? BandPooling.of(step, tensors) : pooling(step);
      case MAX_POOLING -> pooling(step);
      case SCALE -> scale(step.factor(), tensors);
      case TANH -> plain(JniUtils::tanh);
      case RELU -> plain(JniUtils::relu);
      case SIGMOID -> plain(JniUtils::sigmoid);
    };
  }

  private static Operation convolution(Step step, int tensor) {
    Shape stride = shape(step.stride());
    Shape padding = shape(step.padding());
    return (in, weights, pass) -> {
      PtNDArray image = image(in, step, pass);
      PtNDArray weight = weights[tensor];
      PtNDArray bias = weights[tensor + 1];
      return pass.keep(JniUtils.convolution(image, weight, bias, stride, padding, NO_DILATION, 1));
    };
  }

  private static Operation product(Step step, int tensor) {
    long inputs = step.input().size();
    return (in, weights, pass) -> {
      PtNDArray rows = in.getShape().dimension() == 2 ? in : pass.reshape(in, -1, inputs);
      return pass.keep(JniUtils.linear(rows, weights[tensor], weights[tensor + 1]));
    };
  }

  private static Operation pooling(Step step) {
    boolean largest = step.operation() == NetworkPlan.Operation.MAX_POOLING;
    Shape kernel = shape(step.kernel());
    Shape stride = shape(step.stride());
    return (in, weights, pass) -> {
      PtNDArray image = image(in, step, pass);
      return pass.keep(
          largest
              ? JniUtils.maxPool(image, kernel, stride, NO_PADDING, false)
              : JniUtils.avgPool(image, kernel, stride, NO_PADDING, false, false));
    };
  }

  private static Operation scale(float factor, Tensors tensors) {
    ByteBuffer memory = Tensors.allocate(1);
    memory.putFloat(0, factor);
    PtNDArray single = tensors.over(memory, 1);
    return (in, weights, pass) -> pass.keep(JniUtils.mul(in, single));
  }

  private static Operation plain(UnaryOperator<PtNDArray> operation) {
    return (in, weights, pass) -> pass.keep(operation.apply(in));
  }

  /** A product leaves rows and outputs; PyTorch does not take these for images, and may crash. */
  private static PtNDArray image(PtNDArray in, Step step, Pass pass) {
    var shape = step.input();
    return in.getShape().dimension() == 4
        ? in
        : pass.reshape(in, -1, shape.channels(), shape.height(), shape.width());
  }

  private static Shape shape(Size size) {
    return new Shape(size.height(), size.width());
  }
}
