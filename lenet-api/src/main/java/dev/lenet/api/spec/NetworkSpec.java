package dev.lenet.api.spec;

import dev.lenet.api.error.SpecException;
import dev.lenet.api.error.SpecProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network and its training, as a spec file describes them. An instance is always valid: each
 * layer fits its input, the last layer is dense with softmax or rbf, and every number is in its
 * range. Immutable.
 */
public final class NetworkSpec extends SpecValue {
  private final Builder values;

  private NetworkSpec(Builder values) {
    this.values = values;
  }

  /**
   * A builder without layers. By default, images are padded to 32x32, and the training is the
   * default of {@link TrainingSpec#builder}.
   */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** A builder with the values of this spec. */
  public Builder toBuilder() {
    return values.copy();
  }

  /** The network's name, for reports and messages. */
  public String name() {
    return values.name;
  }

  /** The network's input. */
  public InputSpec input() {
    return values.input;
  }

  /** How the initial weights are drawn. */
  public Initializer initializer() {
    return values.initializer;
  }

  /** The layers, from the input to the output. */
  public List<LayerSpec> layers() {
    return values.layers;
  }

  /** How the network is trained. */
  public TrainingSpec training() {
    return values.training;
  }

  /** Number of classes: the units of the last layer. */
  public int classes() {
    return layers().get(layers().size() - 1).units();
  }

  /** The names of the classes, in order; empty if the classes have no names. */
  public List<String> classNames() {
    return values.classNames;
  }

  /** The shape of each layer's output, in the order of the layers. */
  public List<Shape> outputShapes() {
    List<Shape> shapes = new ArrayList<>(layers().size());
    Shape shape = input().shape();
    for (LayerSpec layer : layers()) {
      shape = layer.outputShape(shape);
      shapes.add(shape);
    }
    return List.copyOf(shapes);
  }

  /** All tensors of weights in the order of the flat array: layer by layer, weight before bias. */
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    int offset = 0;
    Shape in = input().shape();
    for (LayerSpec layer : layers()) {
      for (Parameter parameter : parametersOf(layer, in, offset)) {
        parameters.add(parameter);
        offset = Math.addExact(offset, parameter.size());
      }
      in = layer.outputShape(in);
    }
    return List.copyOf(parameters);
  }

  /**
   * This network in the kinds of layers that backends compute: this spec itself, if it has no
   * others. A convolution with connections reads all channels, with weights of 0 where it has none.
   * Subsampling is average pooling and a convolution of 1x1 with weights of 0 off the diagonal; the
   * two have one name. An rbf layer is left out: the library computes it. What this gives has the
   * training of this spec, but need not be a valid spec itself.
   */
  public NetworkSpec lowered() {
    List<LayerSpec> lowered = new ArrayList<>();
    Shape in = input().shape();
    for (LayerSpec layer : layers()) {
      lowered.addAll(layer.lowered(in));
      in = layer.outputShape(in);
    }
    return lowered.equals(layers()) ? this : toBuilder().layers(lowered).buildUnchecked();
  }

  /** Number of weights and biases: the length of the flat array. */
  public int parameterCount() {
    return parameters().stream().mapToInt(Parameter::size).sum();
  }

  /** This network with another training. */
  public NetworkSpec withTraining(TrainingSpec newTraining) {
    return toBuilder().training(newTraining).build();
  }

  /** Whether the weights of the other network fit this one: same input, same layers. */
  public boolean sameNetwork(NetworkSpec other) {
    return input().equals(other.input()) && layers().equals(other.layers());
  }

  private static List<Parameter> parametersOf(LayerSpec layer, Shape in, int offset) {
    return switch (layer.type()) {
      case CONV2D -> {
        Size kernel = layer.kernel();
        int window = Math.multiplyExact(kernel.height(), kernel.width());
        int fanOut = layer.units() * window;
        if (!layer.connections().isEmpty()) {
          yield sparse(layer, window, offset, fanOut);
        }
        List<Integer> shape =
            List.of(layer.units(), in.channels(), kernel.height(), kernel.width());
        yield weightAndBias(layer, shape, offset, in.channels() * window, fanOut);
      }
      case SUBSAMPLING2D -> {
        int window = Math.multiplyExact(layer.kernel().height(), layer.kernel().width());
        yield weightAndBias(layer, List.of(in.channels()), offset, window, 1);
      }
      case DENSE ->
          weightAndBias(layer, List.of(layer.units(), in.size()), offset, in.size(), layer.units());
      case AVG_POOL2D, MAX_POOL2D, RBF -> List.of();
    };
  }

  private static List<Parameter> weightAndBias(
      LayerSpec layer, List<Integer> shape, int offset, int fanIn, int fanOut) {
    Parameter weight =
        new Parameter(layer.name() + ".weight", shape, offset, List.of(fanIn), fanOut);
    return List.of(weight, bias(layer, weight, shape.get(0), List.of(fanIn)));
  }

  /** One kernel for each connection, filter by filter. */
  private static List<Parameter> sparse(LayerSpec layer, int window, int offset, int fanOut) {
    List<Integer> ofKernels = new ArrayList<>();
    List<Integer> ofFilters = new ArrayList<>();
    for (List<Integer> channels : layer.connections()) {
      int fanIn = Math.multiplyExact(channels.size(), window);
      channels.forEach(channel -> ofKernels.add(fanIn));
      ofFilters.add(fanIn);
    }
    Size kernel = layer.kernel();
    List<Integer> shape = List.of(ofKernels.size(), kernel.height(), kernel.width());
    Parameter weight = new Parameter(layer.name() + ".weight", shape, offset, ofKernels, fanOut);
    return List.of(weight, bias(layer, weight, layer.units(), ofFilters));
  }

  private static Parameter bias(
      LayerSpec layer, Parameter weight, int units, List<Integer> fanIns) {
    int offset = weight.offset() + weight.size();
    return new Parameter(layer.name() + ".bias", List.of(units), offset, fanIns, weight.fanOut());
  }

  @Override
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", values.name);
    fields.put("input", values.input.fields());
    fields.put("initializer", values.initializer.specName());
    fields.put("layers", values.layers.stream().map(LayerSpec::fields).toList());
    if (!values.classNames.isEmpty()) {
      fields.put("classNames", values.classNames);
    }
    fields.put("training", values.training.fields());
    return fields;
  }

  /** Builds a spec and checks all of it. */
  public static final class Builder extends SpecBuilder<Builder> {
    private final String name;
    private InputSpec input = InputSpec.builder(new Shape(1, 32, 32)).build();
    private Initializer initializer = Initializer.GLOROT_UNIFORM;
    private List<LayerSpec> layers = List.of();
    private List<String> classNames = List.of();
    private TrainingSpec training = TrainingSpec.builder().build();

    private Builder(String name) {
      this.name = name;
    }

    /** Sets the network's input. */
    public Builder input(InputSpec newInput) {
      input = newInput;
      return this;
    }

    /** Sets how the initial weights are drawn. */
    public Builder initializer(Initializer newInitializer) {
      initializer = newInitializer;
      return this;
    }

    /** Sets the layers, from the input to the output. */
    public Builder layers(List<LayerSpec> newLayers) {
      layers = List.copyOf(newLayers);
      return this;
    }

    /** Sets the names of the classes; an empty list for no names. */
    public Builder classNames(List<String> names) {
      classNames = List.copyOf(names);
      return this;
    }

    /** Sets how the network is trained. */
    public Builder training(TrainingSpec newTraining) {
      training = newTraining;
      return this;
    }

    /**
     * The spec.
     *
     * @throws SpecException if the spec is not valid, with all problems
     */
    public NetworkSpec build() {
      NetworkSpec spec = buildUnchecked();
      List<SpecProblem> problems = SpecChecks.problems(spec);
      if (!problems.isEmpty()) {
        throw new SpecException("'" + name + "'", problems);
      }
      return spec;
    }

    /** The spec, if it was checked before. */
    NetworkSpec buildUnchecked() {
      return new NetworkSpec(copy());
    }
  }
}
