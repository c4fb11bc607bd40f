package dev.lenet.reference;

import dev.lenet.api.batch.Batch;
import dev.lenet.api.optim.Softmax;
import dev.lenet.api.spec.Activation;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Parameter;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spi.Network;
import dev.lenet.conformance.loops.AveragePooling;
import dev.lenet.conformance.loops.Formulas;
import dev.lenet.conformance.loops.Layer;
import dev.lenet.conformance.loops.MaxPooling;
import dev.lenet.conformance.loops.Windows;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.Function;

/** Backends whose networks compute something else. */
final class BrokenNumbers {
  private BrokenNumbers() {}

  static List<Broken> all() {
    return List.of(
        withFormulas("takes 1 - |y| for the slope of tanh", new WrongSlope(), "B13", "B16"),
        withFormulas(
            "approximates scaledTanh by a rational function", new RationalTanh(), "B12", "B13"),
        withFormulas(
            "leaves out the first rows and columns, not the last, where pooling windows do not fit",
            new FarEdge(),
            "B12",
            "B13"),
        withFormulas("pads below and on the right only", new PaddedOnOneSide(), "B12", "B13"),
        withFormulas("gives a maximum's gradient to all of its window", new SpreadMaximum(), "B13"),
        withFormulas("looks beside large windows of max pooling", new LargeMaximum(), "B17"),
        network(
            "takes no image from a dense layer",
            (spec, right) -> new DenseLast(spec, right),
            "B17"),
        withOrder("turns convolution kernels round", Orders::turned),
        withOrder("takes dense weights as [in, out]", Orders::transposed),
        withOrder("flattens in the order H, W, C", Orders::channelsLast),
        network("leaves biases without gradient", NoBiasGradient::new, "B13", "B16"),
        network(
            "applies softmax before the loss does",
            (spec, right) -> new EarlySoftmax(spec, right),
            "B12",
            "B13",
            "B16"),
        network("takes NaN for 0", (spec, right) -> new NoNaN(right), "B29"),
        network(
            "computes logits in 16 bits", (spec, right) -> new Coarse(right), "B12", "B13", "B16"));
  }

  private static Broken withFormulas(String defect, Formulas formulas, String... rules) {
    return Broken.that(
        defect,
        () ->
            WrongProvider.of(
                () ->
                    new WrongBackend() {
                      @Override
                      Formulas formulas() {
                        return formulas;
                      }
                    }),
        rules);
  }

  private static Broken withOrder(String defect, Function<NetworkSpec, int[]> order) {
    return network(
        defect, (spec, right) -> new Reordered(right, order.apply(spec)), "B12", "B13", "B16");
  }

  /** A backend whose networks are decorated. */
  static Broken network(String defect, Decoration decoration, String... rules) {
    return Broken.that(
        defect,
        () ->
            WrongProvider.of(
                () ->
                    new WrongBackend() {
                      @Override
                      Network wrong(NetworkSpec spec, Network right) {
                        return decoration.of(spec, right);
                      }
                    }),
        rules);
  }

  /** Makes a network wrong. */
  interface Decoration {
    Network of(NetworkSpec spec, Network right);
  }

  private static final class WrongSlope extends Formulas {
    @Override
    public double slope(Activation activation, double y) {
      return activation == Activation.TANH ? 1 - Math.abs(y) : super.slope(activation, y);
    }
  }

  /** As Deeplearning4j's RATIONALTANH does. */
  private static final class RationalTanh extends Formulas {
    @Override
    public double value(Activation activation, double x) {
      if (activation != Activation.SCALED_TANH) {
        return super.value(activation, x);
      }
      double y = Math.abs(2 * x / 3);
      return 1.7159 * Math.signum(x) * (1 - 1 / (1 + y + y * y + 1.41645 * y * y * y * y));
    }
  }

  private static final class FarEdge extends Formulas {
    @Override
    public Layer layer(LayerSpec spec, Shape in, int offset) {
      Layer right = super.layer(spec, in, offset);
      if (spec instanceof LayerSpec.AvgPool2d pool) {
        return moved(right, in, new Windows(in, pool.kernel(), pool.stride()));
      }
      if (spec instanceof LayerSpec.MaxPool2d pool) {
        return moved(right, in, new Windows(in, pool.kernel(), pool.stride()));
      }
      return right;
    }

    private static Layer moved(Layer right, Shape in, Windows windows) {
      int down = (in.height() - windows.kernel().height()) % windows.stride().height();
      int across = (in.width() - windows.kernel().width()) % windows.stride().width();
      return new Moved(right, in, down, across);
    }
  }

  private static final class PaddedOnOneSide extends Formulas {
    @Override
    public Layer layer(LayerSpec spec, Shape in, int offset) {
      Layer right = super.layer(spec, in, offset);
      return spec instanceof LayerSpec.Conv2d conv
          ? new Moved(right, in, conv.padding().height(), conv.padding().width())
          : right;
    }
  }

  private static final class SpreadMaximum extends Formulas {
    @Override
    public Layer layer(LayerSpec spec, Shape in, int offset) {
      Layer right = super.layer(spec, in, offset);
      return right instanceof MaxPooling max ? new Spread(max) : right;
    }
  }

  private record Spread(MaxPooling max) implements Layer {
    @Override
    public void forward(double[] in, double[] weights, double[] out) {
      max.forward(in, weights, out);
    }

    @Override
    public void backward(
        double[] in,
        double[] weights,
        double[] outGradient,
        double[] weightGradient,
        double[] inGradient) {
      new AveragePooling(max.windows())
          .backward(in, weights, outGradient, weightGradient, inGradient);
    }
  }

  private static final class LargeMaximum extends Formulas {
    @Override
    public Layer layer(LayerSpec spec, Shape in, int offset) {
      Layer right = super.layer(spec, in, offset);
      return right instanceof MaxPooling max && max.windows().size() > 16
          ? new Moved(right, in, 0, 1)
          : right;
    }
  }

  /** As engines do whose dense layers leave an array of two axes. */
  private static final class DenseLast extends WrongNetwork {
    DenseLast(NetworkSpec spec, Network right) {
      super(right);
      List<LayerSpec> layers = spec.layers();
      for (int l = 1; l < layers.size(); l++) {
        if (layers.get(l - 1) instanceof LayerSpec.Dense
            && !(layers.get(l) instanceof LayerSpec.Dense)) {
          throw new IllegalStateException("expected an array of 4 axes, but got 2");
        }
      }
    }
  }

  /** Has all weights in another order, back and forth. */
  private static final class Reordered extends WrongNetwork {
    private final int[] order;

    Reordered(Network right, int[] order) {
      super(right);
      this.order = order;
    }

    @Override
    public void setWeights(float[] weights) {
      float[] ordered = new float[order.length];
      for (int i = 0; i < order.length; i++) {
        ordered[i] = weights[order[i]];
      }
      super.setWeights(ordered);
    }

    @Override
    public void gradient(Batch batch, float[] logits, float[] gradient) {
      float[] ordered = new float[order.length];
      super.gradient(batch, logits, ordered);
      for (int i = 0; i < order.length; i++) {
        gradient[order[i]] = ordered[i];
      }
    }
  }

  private static final class NoBiasGradient extends WrongNetwork {
    private final List<Parameter> parameters;

    NoBiasGradient(NetworkSpec spec, Network right) {
      super(right);
      this.parameters = spec.parameters();
    }

    @Override
    public void gradient(Batch batch, float[] logits, float[] gradient) {
      super.gradient(batch, logits, gradient);
      for (Parameter parameter : parameters) {
        for (int n = 0; parameter.isBias() && n < parameter.size(); n++) {
          gradient[parameter.offset() + n] = 0;
        }
      }
    }
  }

  private static final class EarlySoftmax extends WrongNetwork {
    private final int classes;

    EarlySoftmax(NetworkSpec spec, Network right) {
      super(right);
      this.classes = spec.classes();
    }

    @Override
    public void gradient(Batch batch, float[] logits, float[] gradient) {
      super.gradient(batch, logits, gradient);
      Softmax.toProbabilities(logits, batch.rows(), classes);
    }

    @Override
    public void logits(FloatBuffer inputs, int rows, float[] logits) {
      super.logits(inputs, rows, logits);
      Softmax.toProbabilities(logits, rows, classes);
    }
  }

  private static final class Coarse extends WrongNetwork {
    Coarse(Network right) {
      super(right);
    }

    @Override
    public void gradient(Batch batch, float[] logits, float[] gradient) {
      super.gradient(batch, logits, gradient);
      round(logits);
    }

    @Override
    public void logits(FloatBuffer inputs, int rows, float[] logits) {
      super.logits(inputs, rows, logits);
      round(logits);
    }

    private static void round(float[] values) {
      for (int i = 0; i < values.length; i++) {
        values[i] = Float.intBitsToFloat(Float.floatToRawIntBits(values[i]) & 0xFFFF0000);
      }
    }
  }

  private static final class NoNaN extends WrongNetwork {
    NoNaN(Network right) {
      super(right);
    }

    @Override
    public void setWeights(float[] weights) {
      float[] numbers = weights.clone();
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = Float.isNaN(numbers[i]) ? 0 : numbers[i];
      }
      super.setWeights(numbers);
    }
  }
}
