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

  private final Tensors tensors;
  private final boolean forOneRow;
  private int tensor;

  private Operations(Tensors tensors, boolean forOneRow) {
    this.tensors = tensors;
    this.forOneRow = forOneRow;
  }

  /** One operation for each step. */
  static List<Operation> of(NetworkPlan plan, Tensors tensors) {
    return new Operations(tensors, false).all(plan);
  }

  /** The same for inputs of a single row, of which no gradient is taken: faster for those. */
  static List<Operation> forOneRow(NetworkPlan plan, Tensors tensors) {
    return new Operations(tensors, true).all(plan);
  }

  private List<Operation> all(NetworkPlan plan) {
    List<Operation> operations = new ArrayList<>();
    for (Step step : plan.steps()) {
      operations.add(of(step));
      tensor += step.hasWeights() ? 2 : 0;
    }
    return List.copyOf(operations);
  }

  private Operation of(Step step) {
    return switch (step.operation()) {
      case CONVOLUTION ->
          forOneRow && ColumnConvolution.fits(step)
              ? new ColumnConvolution(step, tensor, tensors)
              : convolution(step, tensor);
      case PRODUCT -> product(step, tensor);
      case AVERAGE_POOLING ->
          BandPooling.fits(step) ? BandPooling.of(step, tensors) : averagePooling(step);
      case MAX_POOLING -> maxPooling(step);
      case SCALE -> scale(step.factor());
      case TANH -> plain(JniUtils::tanh);
      case RELU -> plain(JniUtils::relu);
      case SIGMOID -> plain(JniUtils::sigmoid);
    };
  }

  private static Operation convolution(Step step, int tensor) {
    Shape stride = shape(step.stride());
    Shape padding = shape(step.padding());
    return (in, weights, pass) ->
        pass.keep(
            JniUtils.convolution(
                image(in, step, pass),
                weights[tensor],
                weights[tensor + 1],
                stride,
                padding,
                NO_DILATION,
                1));
  }

  private static Operation product(Step step, int tensor) {
    long inputs = step.input().size();
    return (in, weights, pass) -> {
      PtNDArray rows =
          in.getShape().dimension() == 2
              ? in
              : pass.keep(JniUtils.reshape(in, new long[] {-1, inputs}));
      return pass.keep(JniUtils.linear(rows, weights[tensor], weights[tensor + 1]));
    };
  }

  private static Operation averagePooling(Step step) {
    Shape kernel = shape(step.kernel());
    Shape stride = shape(step.stride());
    return (in, weights, pass) ->
        pass.keep(
            JniUtils.avgPool(image(in, step, pass), kernel, stride, NO_PADDING, false, false));
  }

  private static Operation maxPooling(Step step) {
    Shape kernel = shape(step.kernel());
    Shape stride = shape(step.stride());
    return (in, weights, pass) ->
        pass.keep(JniUtils.maxPool(image(in, step, pass), kernel, stride, NO_PADDING, false));
  }

  private Operation scale(float factor) {
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
    if (in.getShape().dimension() == 4) {
      return in;
    }
    dev.lenet.api.spec.Shape shape = step.input();
    return pass.keep(
        JniUtils.reshape(in, new long[] {-1, shape.channels(), shape.height(), shape.width()}));
  }

  private static Shape shape(Size size) {
    return new Shape(size.height(), size.width());
  }
}
