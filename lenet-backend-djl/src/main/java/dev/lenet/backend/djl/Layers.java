package dev.lenet.backend.djl;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.lenet.api.spec.Activation;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Translates a spec's layers to PyTorch's operations. */
final class Layers {
  private static final Shape NO_PADDING = new Shape(0, 0);
  private static final Shape NO_DILATION = new Shape(1, 1);

  private final List<Layer> layers = new ArrayList<>();
  private final Tensors tensors;
  private final ScaledTanh scaledTanh;
  private final boolean forOneRow;
  private int parameters;
  private boolean afterDense;

  private Layers(Tensors tensors, boolean forOneRow) {
    this.tensors = tensors;
    this.forOneRow = forOneRow;
    this.scaledTanh = ScaledTanh.of(tensors);
  }

  /** The layers of a network, from the input to the logits. */
  static List<Layer> of(NetworkSpec spec, Tensors tensors) {
    return of(spec, new Layers(tensors, false));
  }

  /** The same for inputs of a single row, of which no gradient is taken: faster for those. */
  static List<Layer> forOneRow(NetworkSpec spec, Tensors tensors) {
    return of(spec, new Layers(tensors, true));
  }

  private static List<Layer> of(NetworkSpec spec, Layers layers) {
    dev.lenet.api.spec.Shape input = spec.input().shape();
    for (LayerSpec layer : spec.layers()) {
      layers.add(layer, input);
      input = layer.outputShape(input);
    }
    return List.copyOf(layers.layers);
  }

  private void add(LayerSpec spec, dev.lenet.api.spec.Shape input) {
    if (afterDense && !(spec instanceof LayerSpec.Dense)) {
      layers.add(asImage(input));
    }
    afterDense = spec instanceof LayerSpec.Dense;
    if (spec instanceof LayerSpec.Conv2d conv) {
      layers.add(convolution(conv, input));
      addActivation(conv.activation());
    } else if (spec instanceof LayerSpec.Dense dense) {
      layers.add(dense(input));
      addActivation(dense.activation());
    } else if (spec instanceof LayerSpec.AvgPool2d pool) {
      layers.add(
          BandPooling.fits(pool, input) ? BandPooling.of(pool, input, tensors) : pooling(pool));
    } else if (spec instanceof LayerSpec.MaxPool2d pool) {
      Shape kernel = shape(pool.kernel());
      Shape stride = shape(pool.stride());
      layers.add(
          (in, all, pass) -> pass.keep(JniUtils.maxPool(in, kernel, stride, NO_PADDING, false)));
    }
  }

  /** A dense layer leaves rows and units; PyTorch does not take these for images, and may crash. */
  private static Layer asImage(dev.lenet.api.spec.Shape shape) {
    long[] axes = {-1, shape.channels(), shape.height(), shape.width()};
    return (in, all, pass) -> pass.keep(JniUtils.reshape(in, axes));
  }

  private Layer convolution(LayerSpec.Conv2d conv, dev.lenet.api.spec.Shape input) {
    int weight = parameters++;
    int bias = parameters++;
    if (coversItsInput(conv, input)) {
      return fullConvolution(conv, input, weight, bias);
    }
    return forOneRow && ColumnConvolution.fits(conv, input)
        ? new ColumnConvolution(conv, input, weight, bias, tensors)
        : convolution(conv, weight, bias);
  }

  private static boolean coversItsInput(LayerSpec.Conv2d conv, dev.lenet.api.spec.Shape input) {
    return conv.kernel().equals(new Size(input.height(), input.width()))
        && conv.padding().equals(new Size(0, 0));
  }

  /**
   * A convolution whose kernel covers its input is a dense layer, and a matrix product is faster.
   */
  private static Layer fullConvolution(
      LayerSpec.Conv2d conv, dev.lenet.api.spec.Shape input, int weight, int bias) {
    long inputs = input.size();
    long filters = conv.filters();
    return (in, all, pass) -> {
      PtNDArray rows = pass.keep(JniUtils.reshape(in, new long[] {-1, inputs}));
      PtNDArray matrix = pass.keep(JniUtils.reshape(all[weight], new long[] {filters, inputs}));
      PtNDArray out = pass.keep(JniUtils.linear(rows, matrix, all[bias]));
      return pass.keep(JniUtils.reshape(out, new long[] {-1, filters, 1, 1}));
    };
  }

  private static Layer convolution(LayerSpec.Conv2d conv, int weight, int bias) {
    Shape stride = shape(conv.stride());
    Shape padding = shape(conv.padding());
    return (in, all, pass) ->
        pass.keep(
            JniUtils.convolution(in, all[weight], all[bias], stride, padding, NO_DILATION, 1));
  }

  private Layer dense(dev.lenet.api.spec.Shape input) {
    int weight = parameters++;
    int bias = parameters++;
    long inputs = input.size();
    return (in, all, pass) -> {
      PtNDArray rows =
          in.getShape().dimension() == 2
              ? in
              : pass.keep(JniUtils.reshape(in, new long[] {-1, inputs}));
      return pass.keep(JniUtils.linear(rows, all[weight], all[bias]));
    };
  }

  private static Layer pooling(LayerSpec.AvgPool2d pool) {
    Shape kernel = shape(pool.kernel());
    Shape stride = shape(pool.stride());
    return (in, all, pass) ->
        pass.keep(JniUtils.avgPool(in, kernel, stride, NO_PADDING, false, false));
  }

  private void addActivation(Activation activation) {
    switch (activation) {
      case TANH -> addOperation(JniUtils::tanh);
      case RELU -> addOperation(JniUtils::relu);
      case SIGMOID -> addOperation(JniUtils::sigmoid);
      case SCALED_TANH -> layers.add((in, all, pass) -> scaledTanh.apply(in, pass));
      case IDENTITY, SOFTMAX -> {
        // nothing to do: the network ends in logits
      }
    }
  }

  private void addOperation(UnaryOperator<PtNDArray> operation) {
    layers.add((in, all, pass) -> pass.keep(operation.apply(in)));
  }

  private static Shape shape(Size size) {
    return new Shape(size.height(), size.width());
  }
}
