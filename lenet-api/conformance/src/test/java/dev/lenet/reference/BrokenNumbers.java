package dev.lenet.reference;

import dev.lenet.api.spec.Shape;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.api.spi.NetworkPlan.Operation;
import dev.lenet.api.spi.NetworkPlan.Step;
import dev.lenet.conformance.loops.AveragePooling;
import dev.lenet.conformance.loops.Formulas;
import dev.lenet.conformance.loops.Layer;
import dev.lenet.conformance.loops.MaxPooling;
import dev.lenet.internal.optim.Softmax;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Engines whose networks compute something else. */
final class BrokenNumbers {
  private BrokenNumbers() {}

  static List<Broken> all() {
    return List.of(
        withFormulas("takes 1 - |y| for the slope of tanh", new WrongSlope(), "B13", "B16"),
        withFormulas(
            "approximates tanh by a rational function",
            new RationalTanh(),
            "B12",
            "B13",
            "B16",
            "B18"),
        withFormulas(
            "leaves out the first rows and columns, not the last, where pooling windows do not fit",
            new FarEdge(),
            "B12",
            "B13",
            "B18"),
        withFormulas(
            "pads below and on the right only", new PaddedOnOneSide(), "B12", "B13", "B18"),
        withFormulas("gives a maximum's gradient to all of its window", new SpreadMaximum(), "B13"),
        withFormulas("looks beside large windows of max pooling", new LargeMaximum(), "B17"),
        network(
            "takes no image from a product", (plan, right) -> new ProductLast(plan, right), "B17"),
        network("puts out one value of each channel", OneOfEachChannel::new, "B18"),
        withOrder("turns convolution kernels round", Orders::turned),
        withOrder("takes the weights of products as [in, out]", Orders::transposed),
        withOrder("flattens in the order H, W, C", Orders::channelsLast),
        network("leaves biases without gradient", NoBiasGradient::new, "B13", "B16"),
        network("ends in softmax", EarlySoftmax::new, "B12", "B13", "B16", "B18"),
        network("takes NaN for 0", (plan, right) -> new NoNaN(right), "B29"),
        withFormulas("turns NaN into 0 in relu", new NoNaNInRelu(), "B29"),
        withFormulas("looks for a maximum among numbers only", new NoNaNInMaximum(), "B29"),
        network(
            "computes outputs in 16 bits",
            (plan, right) -> new Coarse(right),
            "B12",
            "B13",
            "B16",
            "B18"));
  }

  private static Broken withFormulas(String defect, Formulas formulas, String... rules) {
    return Broken.engine(defect, () -> new ReferenceEngine(formulas), rules);
  }

  private static Broken withOrder(String defect, Function<NetworkPlan, int[]> order) {
    return network(
        defect,
        (plan, right) -> new Reordered(right, order.apply(plan)),
        "B12",
        "B13",
        "B16",
        "B18");
  }

  /** An engine whose networks are decorated. */
  static Broken network(String defect, Decoration decoration, String... rules) {
    return Broken.engine(
        defect,
        () ->
            new RightEngine() {
              @Override
              public Network newNetwork(NetworkPlan plan) {
                return decoration.of(plan, super.newNetwork(plan));
              }
            },
        rules);
  }

  /** Makes a network wrong. */
  interface Decoration {
    Network of(NetworkPlan plan, Network right);
  }

  private static final class WrongSlope extends Formulas {
    @Override
    public double slope(Step step, double y) {
      return step.operation() == Operation.TANH ? 1 - Math.abs(y) : super.slope(step, y);
    }
  }

  /** As Deeplearning4j's RATIONALTANH does. */
  private static final class RationalTanh extends Formulas {
    @Override
    public double value(Step step, double x) {
      if (step.operation() != Operation.TANH) {
        return super.value(step, x);
      }
      double y = Math.abs(x);
      return Math.signum(x) * (1 - 1 / (1 + y + y * y + 1.41645 * y * y * y * y));
    }
  }

  private static final class FarEdge extends Formulas {
    @Override
    public Layer layer(Step step) {
      Layer right = super.layer(step);
      return switch (step.operation()) {
        case AVERAGE_POOLING, MAX_POOLING -> {
          Shape in = step.input();
          int down = (in.height() - step.kernel().height()) % step.stride().height();
          int across = (in.width() - step.kernel().width()) % step.stride().width();
          yield new Moved(right, in, down, across);
        }
        case CONVOLUTION, PRODUCT, SCALE, TANH, RELU, SIGMOID -> right;
      };
    }
  }

  private static final class PaddedOnOneSide extends Formulas {
    @Override
    public Layer layer(Step step) {
      Layer right = super.layer(step);
      return step.operation() == Operation.CONVOLUTION
          ? new Moved(right, step.input(), step.padding().height(), step.padding().width())
          : right;
    }
  }

  private static final class SpreadMaximum extends Formulas {
    @Override
    public Layer layer(Step step) {
      Layer right = super.layer(step);
      return right instanceof MaxPooling max ? new Spread(max) : right;
    }
  }

  private static final class Spread extends WrongLayer {
    private final MaxPooling max;

    Spread(MaxPooling max) {
      super(max);
      this.max = max;
    }

    @Override
    public void backward(
        double[] in,
        double[] out,
        double[] weights,
        double[] outGradient,
        double[] weightGradient,
        double[] inGradient) {
      new AveragePooling(max.windows())
          .backward(in, out, weights, outGradient, weightGradient, inGradient);
    }
  }

  private static final class NoNaNInRelu extends Formulas {
    @Override
    public double value(Step step, double x) {
      return step.operation() == Operation.RELU && !(x > 0) ? 0 : super.value(step, x);
    }
  }

  /** As pooling does that starts from the smallest number. */
  private static final class NoNaNInMaximum extends Formulas {
    @Override
    public Layer layer(Step step) {
      Layer right = super.layer(step);
      return right instanceof MaxPooling max ? new NumbersOnly(max) : right;
    }
  }

  private static final class NumbersOnly extends WrongLayer {
    NumbersOnly(MaxPooling max) {
      super(max);
    }

    @Override
    public void forward(double[] in, double[] weights, double[] out) {
      super.forward(in, weights, out);
      for (int o = 0; o < out.length; o++) {
        out[o] = Double.isNaN(out[o]) ? -Float.MAX_VALUE : out[o];
      }
    }
  }

  private static final class LargeMaximum extends Formulas {
    @Override
    public Layer layer(Step step) {
      Layer right = super.layer(step);
      return right instanceof MaxPooling max && max.windows().size() > 16
          ? new Moved(right, step.input(), 0, 1)
          : right;
    }
  }

  /** As engines do whose products leave an array of two axes. */
  private static final class ProductLast extends WrongNetwork {
    ProductLast(NetworkPlan plan, Network right) {
      super(right);
      boolean products = false;
      for (Step step : plan.steps()) {
        switch (step.operation()) {
          case PRODUCT -> products = true;
          case CONVOLUTION, AVERAGE_POOLING, MAX_POOLING -> {
            if (products) {
              throw new IllegalStateException("expected an array of 4 axes, but got 2");
            }
          }
          case SCALE, TANH, RELU, SIGMOID -> {
            // any number of axes will do
          }
        }
      }
    }
  }

  /** As an engine does that expects every plan to end in a vector. */
  private static final class OneOfEachChannel extends WrongNetwork {
    private final Shape output;

    OneOfEachChannel(NetworkPlan plan, Network right) {
      super(right);
      this.output = plan.output();
    }

    @Override
    public void outputs(FloatBuffer inputs, int rows, float[] outputs) {
      float[] all = new float[rows * output.size()];
      super.outputs(inputs, rows, all);
      int area = output.height() * output.width();
      for (int i = 0; i < rows * output.channels(); i++) {
        outputs[i] = all[i * area];
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
    public void gradient(
        FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
      float[] ordered = new float[order.length];
      super.gradient(inputs, rows, outputs, loss, ordered);
      for (int i = 0; i < order.length; i++) {
        gradient[order[i]] = ordered[i];
      }
    }
  }

  private static final class NoBiasGradient extends WrongNetwork {
    private final List<Step> steps;

    NoBiasGradient(NetworkPlan plan, Network right) {
      super(right);
      this.steps = plan.steps();
    }

    @Override
    public void gradient(
        FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
      super.gradient(inputs, rows, outputs, loss, gradient);
      for (Step step : steps) {
        if (step.hasWeights()) {
          int bias = step.biasOffset();
          Arrays.fill(gradient, bias, bias + step.output().channels(), 0);
        }
      }
    }
  }

  private static final class EarlySoftmax extends WrongNetwork {
    private final int classes;

    EarlySoftmax(NetworkPlan plan, Network right) {
      super(right);
      this.classes = plan.output().size();
    }

    @Override
    public void gradient(
        FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
      Loss late =
          logits -> {
            Softmax.toProbabilities(logits, rows, classes);
            return loss.gradient(logits);
          };
      super.gradient(inputs, rows, outputs, late, gradient);
    }

    @Override
    public void outputs(FloatBuffer inputs, int rows, float[] outputs) {
      super.outputs(inputs, rows, outputs);
      Softmax.toProbabilities(outputs, rows, classes);
    }
  }

  private static final class Coarse extends WrongNetwork {
    Coarse(Network right) {
      super(right);
    }

    @Override
    public void gradient(
        FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
      Loss coarse =
          logits -> {
            round(logits);
            return loss.gradient(logits);
          };
      super.gradient(inputs, rows, outputs, coarse, gradient);
    }

    @Override
    public void outputs(FloatBuffer inputs, int rows, float[] outputs) {
      super.outputs(inputs, rows, outputs);
      round(outputs);
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
