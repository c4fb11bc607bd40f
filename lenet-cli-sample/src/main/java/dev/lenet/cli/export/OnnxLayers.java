package dev.lenet.cli.export;

import static dev.lenet.cli.export.OnnxGraph.attribute;

import ai.onnx.proto.OnnxMl.AttributeProto;
import dev.lenet.api.spec.Bitmaps;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.Size;
import dev.lenet.api.weights.Tensor;
import dev.lenet.api.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Adds a network's layers to a graph, one behind the other. The names of a layer's nodes, weights
 * and biases begin with its name and a dot.
 */
final class OnnxLayers {
  /** LeCun et al. 1998, appendix A. */
  private static final float SCALED_TANH_SLOPE = 2f / 3;

  private static final float SCALED_TANH_AMPLITUDE = 1.7159f;

  private final OnnxGraph graph;
  private final Weights weights;

  /** The name of what the next node takes. */
  private String value;

  /** Whether that is a vector for each row, and not channels of rows and columns. */
  private boolean isFlat;

  /** Begins with the network's input. */
  OnnxLayers(OnnxGraph graph, Weights weights, String input) {
    this.graph = graph;
    this.weights = weights;
    this.value = input;
  }

  /** Adds layers with their activations; a softmax is the graph's {@link OnnxModel#OUTPUT}. */
  void add(List<LayerSpec> layers) {
    layers.forEach(this::add);
  }

  /**
   * Adds the probabilities of radial basis units. Of the squared distances from codes of 1 and -1,
   * what does not depend on the code is the same for each class, and softmax does not see it. Twice
   * the product with the code remains.
   */
  void addRadial(LayerSpec layer, Bitmaps bitmaps) {
    float[] codes = new float[bitmaps.classes() * bitmaps.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = 2 * bitmaps.code(i / bitmaps.size())[i % bitmaps.size()];
    }
    flatten(layer);
    List<Integer> shape = List.of(bitmaps.classes(), bitmaps.size());
    String constant = graph.constant(layer.name() + ".codes", shape, codes);
    node("Gemm", layer, List.of(constant), attribute("transB", 1));
    softmax();
  }

  private void softmax() {
    value = graph.node("Softmax", OnnxModel.OUTPUT, List.of(value), attribute("axis", 1));
  }

  private void add(LayerSpec layer) {
    switch (layer.type()) {
      case CONV2D -> {
        spread(layer);
        weighted("Conv", layer, kernel(layer), stride(layer), padding(layer));
      }
      case AVG_POOL2D -> {
        spread(layer);
        node("AveragePool", layer, List.of(), kernel(layer), stride(layer));
      }
      case MAX_POOL2D -> {
        spread(layer);
        node("MaxPool", layer, List.of(), kernel(layer), stride(layer));
      }
      case DENSE -> {
        flatten(layer);
        weighted("Gemm", layer, attribute("transB", 1));
      }
      case SUBSAMPLING2D, RBF -> throw new IllegalStateException("Not lowered: " + layer);
    }
    activate(layer);
  }

  private void activate(LayerSpec layer) {
    switch (layer.activation()) {
      case TANH -> node("Tanh", layer, List.of());
      case RELU -> node("Relu", layer, List.of());
      case SIGMOID -> node("Sigmoid", layer, List.of());
      case SOFTMAX -> softmax();
      case SCALED_TANH -> {
        multiply(layer, "slope", SCALED_TANH_SLOPE);
        node("Tanh", layer, List.of());
        multiply(layer, "amplitude", SCALED_TANH_AMPLITUDE);
      }
      case IDENTITY -> {
        // no node
      }
    }
  }

  /** In channel, row, column order, as a dense layer's weights expect it. */
  private void flatten(LayerSpec layer) {
    if (!isFlat) {
      node("Flatten", layer, List.of(), attribute("axis", 1));
      isFlat = true;
    }
  }

  /** Makes of each unit of a dense layer a channel with one row and one column. */
  private void spread(LayerSpec layer) {
    if (isFlat) {
      node("Unsqueeze", layer, List.of(graph.constant(layer.name() + ".axes", 2L, 3L)));
      isFlat = false;
    }
  }

  private void weighted(String operator, LayerSpec layer, AttributeProto... attributes) {
    node(operator, layer, List.of(tensor(layer, "weight"), tensor(layer, "bias")), attributes);
  }

  private String tensor(LayerSpec layer, String name) {
    Tensor tensor = weights.tensor(layer.name() + "." + name);
    return graph.constant(tensor.name(), tensor.shape(), tensor.values());
  }

  private void multiply(LayerSpec layer, String name, float factor) {
    String constant = graph.constant(layer.name() + "." + name, List.of(), factor);
    value = graph.node("Mul", layer.name() + ".by-" + name, List.of(value, constant));
  }

  private void node(
      String operator, LayerSpec layer, List<String> others, AttributeProto... attributes) {
    List<String> inputs = new ArrayList<>(List.of(value));
    inputs.addAll(others);
    String name = layer.name() + "." + operator.toLowerCase(Locale.ROOT);
    value = graph.node(operator, name, inputs, attributes);
  }

  private static AttributeProto kernel(LayerSpec layer) {
    return attribute("kernel_shape", sizes(layer.kernel()));
  }

  private static AttributeProto stride(LayerSpec layer) {
    return attribute("strides", sizes(layer.stride()));
  }

  private static AttributeProto padding(LayerSpec layer) {
    List<Long> before = sizes(layer.padding());
    List<Long> both = new ArrayList<>(before);
    both.addAll(before);
    return attribute("pads", both);
  }

  private static List<Long> sizes(Size size) {
    return List.of((long) size.height(), (long) size.width());
  }
}
