package dev.lenet.api.spec;

import dev.lenet.api.error.SpecException;
import dev.lenet.api.error.SpecProblem;
import java.util.ArrayList;
import java.util.List;

/**
 * A network and its training, as a spec file describes them. An instance is always valid: layers
 * fit on each other, the last one is dense with softmax, every number is in its range.
 *
 * @param layers from the input to the output
 */
public record NetworkSpec(
    String name,
    InputSpec input,
    Initializer initializer,
    List<LayerSpec> layers,
    TrainingSpec training) {

  /**
   * Copies the layers and checks everything.
   *
   * @throws SpecException with all problems, if there are any
   */
  public NetworkSpec {
    layers = List.copyOf(layers);
    List<SpecProblem> problems = SpecChecks.problems(name, input, layers, training);
    if (!problems.isEmpty()) {
      throw new SpecException("'" + name + "'", problems);
    }
  }

  /** Number of classes: the units of the last layer. */
  public int classes() {
    return layers.get(layers.size() - 1).outputShape(input.shape()).channels();
  }

  /** The shape that each layer puts out, in the order of the layers. */
  public List<Shape> outputShapes() {
    List<Shape> shapes = new ArrayList<>(layers.size());
    Shape shape = input.shape();
    for (LayerSpec layer : layers) {
      shape = layer.outputShape(shape);
      shapes.add(shape);
    }
    return List.copyOf(shapes);
  }

  /**
   * All tensors of weights, layer by layer, weight before bias, one behind the other in the flat
   * array.
   */
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    int offset = 0;
    Shape in = input.shape();
    for (LayerSpec layer : layers) {
      for (Parameter parameter : parametersOf(layer, in, offset)) {
        parameters.add(parameter);
        offset = Math.addExact(offset, parameter.size());
      }
      in = layer.outputShape(in);
    }
    return List.copyOf(parameters);
  }

  /** Number of weights and biases: the length of the flat array. */
  public int parameterCount() {
    return parameters().stream().mapToInt(Parameter::size).sum();
  }

  /** The same network with another training. */
  public NetworkSpec withTraining(TrainingSpec newTraining) {
    return new NetworkSpec(name, input, initializer, layers, newTraining);
  }

  /** Whether weights of the other network fit into this one: same input, same layers. */
  public boolean sameNetwork(NetworkSpec other) {
    return input.equals(other.input) && layers.equals(other.layers);
  }

  private static List<Parameter> parametersOf(LayerSpec layer, Shape in, int offset) {
    if (layer instanceof LayerSpec.Conv2d conv) {
      int window = Math.multiplyExact(conv.kernel().height(), conv.kernel().width());
      List<Integer> shape =
          List.of(conv.filters(), in.channels(), conv.kernel().height(), conv.kernel().width());
      return weightAndBias(
          conv.name(), shape, offset, in.channels() * window, conv.filters() * window);
    }
    if (layer instanceof LayerSpec.Dense dense) {
      List<Integer> shape = List.of(dense.units(), in.size());
      return weightAndBias(dense.name(), shape, offset, in.size(), dense.units());
    }
    return List.of();
  }

  private static List<Parameter> weightAndBias(
      String layer, List<Integer> shape, int offset, int fanIn, int fanOut) {
    Parameter weight = new Parameter(layer + ".weight", shape, offset, fanIn, fanOut);
    List<Integer> units = List.of(shape.get(0));
    return List.of(
        weight, new Parameter(layer + ".bias", units, offset + weight.size(), fanIn, fanOut));
  }
}
