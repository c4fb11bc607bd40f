package dev.lenet.api.spi;

import dev.lenet.api.spec.Activation;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Parameter;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.Size;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A network as a list of steps, each of which is one operation on an array of rows. A backend needs
 * nothing else and never reads a spec. Immutable.
 *
 * <p>The library has simplified it: layers are {@link NetworkSpec#lowered}; a convolution whose
 * kernel covers its input is a {@link Operation#PRODUCT}; {@code scaledTanh} is a tanh between two
 * {@link Operation#SCALE scalings}; each activation is a step, but the identity is not; softmax is
 * part of the loss, so a whole network ends in logits.
 */
public final class NetworkPlan {
  /** What a step computes. A later version may add operations that new kinds of layer need. */
  public enum Operation {
    /**
     * Cross-correlation with zeros around the input, plus a bias for each channel of the output.
     * Weights are {@code [outputChannels, inputChannels, kernelHeight, kernelWidth]}.
     */
    CONVOLUTION,
    /**
     * The input of each row as a vector, in channel, row, column order, times the transpose of the
     * weights {@code [outputs, inputs]}, plus a bias for each output.
     */
    PRODUCT,
    /** The mean over each window, channel by channel. */
    AVERAGE_POOLING,
    /** The largest value of each window, channel by channel. */
    MAX_POOLING,
    /** Each value times {@link Step#factor}. */
    SCALE,
    /** Hyperbolic tangent of each value. */
    TANH,
    /** max(0, x) of each value. */
    RELU,
    /** 1 / (1 + e^-x) of each value. */
    SIGMOID
  }

  /** LeCun et al. 1998, appendix A. */
  private static final float SCALED_TANH_SLOPE = 2f / 3;

  private static final float SCALED_TANH_AMPLITUDE = 1.7159f;

  private final Shape input;
  private final int weightCount;
  private final List<Step> steps;

  private NetworkPlan(Shape input, int weightCount, List<Step> steps) {
    this.input = input;
    this.weightCount = weightCount;
    this.steps = List.copyOf(steps);
  }

  /** The plan of a whole network, from its input to its logits. */
  public static NetworkPlan of(NetworkSpec spec) {
    NetworkSpec lowered = spec.lowered();
    return new Planner(lowered).plan(lowered.layers().size());
  }

  /**
   * The plan of a network's first layers, up to the given one and its activation; up to an rbf
   * layer it is that of the layers before. It has the weights of the whole network.
   *
   * @throws IllegalArgumentException if no layer has that name
   */
  public static NetworkPlan upTo(NetworkSpec spec, String layer) {
    List<String> names = spec.layers().stream().map(LayerSpec::name).toList();
    if (!names.contains(layer)) {
      throw new IllegalArgumentException(
          "The network '%s' has no layer '%s'; its layers are %s"
              .formatted(spec.name(), layer, String.join(", ", names)));
    }
    NetworkSpec lowered = spec.lowered();
    int last = lowered.layers().stream().map(LayerSpec::name).toList().lastIndexOf(layer);
    return new Planner(lowered).plan(last < 0 ? lowered.layers().size() : last + 1);
  }

  /** Channels, height and width of one input. */
  public Shape input() {
    return input;
  }

  /** The shape of the last step's output for one input. */
  public Shape output() {
    return steps.isEmpty() ? input : steps.get(steps.size() - 1).output();
  }

  /** Length of the flat array of all weights and biases, and of their gradients. */
  public int weightCount() {
    return weightCount;
  }

  /** The steps; each takes the output of the one before. */
  public List<Step> steps() {
    return steps;
  }

  @Override
  public String toString() {
    return input + " " + steps;
  }

  /** One operation and its parameters. A later version may add methods. */
  public interface Step {
    /** What it computes. */
    Operation operation();

    /** The name of its layer, for messages. */
    String layer();

    /** The shape of the input of one row. */
    Shape input();

    /** The shape of the output of one row; {@code outputs x 1 x 1} for a product. */
    Shape output();

    /** Height and width of a window; 1 and 1 if the operation has no windows. */
    Size kernel();

    /** Rows and columns from one window to the next; 1 and 1 if the operation has no windows. */
    Size stride();

    /** Rows and columns of zeros on each side; 0 and 0 for operations other than convolution. */
    Size padding();

    /** The factor of {@link Operation#SCALE}; 1 for other operations. */
    float factor();

    /** Index of the first weight in the flat array; -1 without weights. */
    int weightOffset();

    /**
     * Index of the first bias in the flat array, with a bias for each output channel; -1 without
     * weights.
     */
    int biasOffset();

    /**
     * Whether a step before this one has weights, so that the gradient with respect to this step's
     * input is needed. The backward pass can skip a step that needs no input gradient and has no
     * weights.
     */
    boolean needsInputGradient();

    /** Whether the operation has weights and biases. */
    default boolean hasWeights() {
      return weightOffset() >= 0;
    }

    /**
     * The shape of the weights: {@code [outputChannels, inputChannels, kernelHeight, kernelWidth]}
     * for a convolution, {@code [outputs, inputs]} for a product. Each output channel has a bias.
     */
    default long[] weightShape() {
      return operation() == Operation.CONVOLUTION
          ? new long[] {
            output().channels(), input().channels(), kernel().height(), kernel().width()
          }
          : new long[] {output().channels(), input().size()};
    }
  }

  private record PlannedStep(
      Operation operation,
      String layer,
      Shape input,
      Shape output,
      Size kernel,
      Size stride,
      Size padding,
      float factor,
      int weightOffset,
      int biasOffset,
      boolean needsInputGradient)
      implements Step {
    @Override
    public String toString() {
      return layer + ":" + operation + " -> " + output;
    }
  }

  /** Turns a spec's layers into steps. */
  private static final class Planner {
    private final NetworkSpec spec;
    private final Iterator<Parameter> parameters;
    private final List<Step> steps = new ArrayList<>();
    private boolean weightsBefore;

    Planner(NetworkSpec spec) {
      this.spec = spec;
      this.parameters = spec.parameters().iterator();
    }

    NetworkPlan plan(int layers) {
      Shape shape = spec.input().shape();
      for (LayerSpec layer : spec.layers().subList(0, layers)) {
        switch (layer.type()) {
          case CONV2D ->
              weighted(
                  covers(layer, shape) ? Operation.PRODUCT : Operation.CONVOLUTION, layer, shape);
          case DENSE -> weighted(Operation.PRODUCT, layer, shape);
          case AVG_POOL2D -> plain(Operation.AVERAGE_POOLING, layer, shape, 1);
          case MAX_POOL2D -> plain(Operation.MAX_POOLING, layer, shape, 1);
          case SUBSAMPLING2D, RBF -> throw new IllegalStateException("Not lowered: " + layer);
        }
        shape = layer.outputShape(shape);
        activation(layer, shape);
      }
      return new NetworkPlan(spec.input().shape(), spec.parameterCount(), steps);
    }

    private static boolean covers(LayerSpec layer, Shape input) {
      return layer.kernel().equals(new Size(input.height(), input.width()))
          && layer.padding().equals(Size.NONE);
    }

    private void activation(LayerSpec layer, Shape shape) {
      Activation activation = layer.activation();
      switch (activation) {
        case TANH -> plain(Operation.TANH, layer, shape, 1);
        case RELU -> plain(Operation.RELU, layer, shape, 1);
        case SIGMOID -> plain(Operation.SIGMOID, layer, shape, 1);
        case SCALED_TANH -> {
          plain(Operation.SCALE, layer, shape, SCALED_TANH_SLOPE);
          plain(Operation.TANH, layer, shape, 1);
          plain(Operation.SCALE, layer, shape, SCALED_TANH_AMPLITUDE);
        }
        case IDENTITY, SOFTMAX -> {
          // no step: softmax is part of the loss
        }
      }
    }

    private void weighted(Operation operation, LayerSpec layer, Shape in) {
      int weight = parameters.next().offset();
      int bias = parameters.next().offset();
      add(operation, layer, in, 1, weight, bias);
      weightsBefore = true;
    }

    private void plain(Operation operation, LayerSpec layer, Shape in, float factor) {
      add(operation, layer, in, factor, -1, -1);
    }

    private void add(
        Operation operation, LayerSpec layer, Shape in, float factor, int weight, int bias) {
      boolean windows =
          switch (operation) {
            case CONVOLUTION, AVERAGE_POOLING, MAX_POOLING -> true;
            case PRODUCT, SCALE, TANH, RELU, SIGMOID -> false;
          };
      steps.add(
          new PlannedStep(
              operation,
              layer.name(),
              in,
              windows || weight >= 0 ? layer.outputShape(in) : in,
              windows ? layer.kernel() : Size.ONE,
              windows ? layer.stride() : Size.ONE,
              windows ? layer.padding() : Size.NONE,
              factor,
              weight,
              bias,
              weightsBefore));
    }
  }
}
