package dev.lenet.cli.export;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.lenet.api.LibraryVersion;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.Size;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.api.weights.Weights;
import dev.lenet.internal.engine.Lowering;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A trained network in the Open Neural Network Exchange format: from the bytes of images, {@code
 * [n, channels, height, width]}, to probabilities, {@code [n, classes]}. Immutable.
 */
public final class OnnxModel {
  /** The version of ONNX's operators. Runtimes have known it since 2020. */
  public static final int OPERATORS = 13;

  /** The version of the file format that came with these operators. */
  private static final int FORMAT = 7;

  static final String INPUT = "image";
  static final String OUTPUT = "probabilities";

  private final ModelProto model;

  private OnnxModel(ModelProto model) {
    this.model = model;
  }

  /**
   * The network of a model file, with its spec and its model card in the metadata.
   *
   * @param image the size of the images that the file takes
   * @throws IllegalArgumentException if it does not {@link #takes take} them
   */
  public static OnnxModel of(ModelFile file, Size image) {
    return of(file.spec(), file.weights(), image, Map.of("modelCard", file.card().toJson()));
  }

  static OnnxModel of(NetworkSpec spec, Weights weights, Size image, Map<String, String> metadata) {
    ModelProto.Builder model = of(graph(spec, weights, image));
    model.setDocString("The network '%s' with its preprocessing".formatted(spec.name()));
    Map<String, String> entries = new TreeMap<>(metadata);
    entries.put("spec", Specs.toJson(spec));
    entries.forEach((key, text) -> model.addMetadataPropsBuilder().setKey(key).setValue(text));
    return new OnnxModel(model.build());
  }

  /** A file of a graph, without a description. */
  static ModelProto.Builder of(GraphProto graph) {
    ModelProto.Builder model = ModelProto.newBuilder();
    model.setIrVersion(FORMAT);
    model.addOpsetImportBuilder().setVersion(OPERATORS);
    model.setProducerName("lenet").setProducerVersion(LibraryVersion.get());
    return model.setGraph(graph);
  }

  private static GraphProto graph(NetworkSpec spec, Weights weights, Size image) {
    OnnxGraph graph = new OnnxGraph(spec.name());
    Shape row = new Shape(spec.input().shape().channels(), image.height(), image.width());
    graph.input(
        INPUT,
        DataType.UINT8,
        "Images, channel by channel, row by row from the top; 0 is the background",
        row.channels(),
        row.height(),
        row.width());
    String value = new Preprocessing(graph, spec.input(), image).add(INPUT);
    OnnxLayers layers = new OnnxLayers(graph, lowered(spec, weights), value);
    layers.add(spec.lowered().layers());
    LayerSpec last = spec.layers().get(spec.layers().size() - 1);
    if (last.bitmaps() != null) {
      layers.addRadial(last, last.bitmaps());
    }
    graph.output(OUTPUT, "The probability of each class", spec.classes());
    return graph.build();
  }

  /** ONNX has no convolution with connections, and no subsampling with weights. */
  private static Weights lowered(NetworkSpec spec, Weights weights) {
    Lowering lowering = new Lowering(spec);
    float[] lowered = new float[lowering.size()];
    lowering.lower(weights.toArray(), lowered);
    return Weights.of(spec.lowered(), lowered);
  }

  /** Whether a network can take images of a size: all but those larger than a padded input. */
  public static boolean takes(NetworkSpec spec, Size image) {
    return Preprocessing.takes(spec.input(), image);
  }

  /** What the network takes. */
  public List<Value> inputs() {
    return model.getGraph().getInputList().stream().map(Value::of).toList();
  }

  /** What it gives. */
  public List<Value> outputs() {
    return model.getGraph().getOutputList().stream().map(Value::of).toList();
  }

  /** The content of the file. */
  public byte[] bytes() {
    return model.toByteArray();
  }

  /**
   * An input or an output.
   *
   * @param type {@code uint8} or {@code float32}
   * @param shape a number, or the name of a size that is free, for each dimension
   */
  public record Value(String name, String type, List<Object> shape) {
    private static Value of(ValueInfoProto value) {
      TypeProto.Tensor tensor = value.getType().getTensorType();
      return new Value(
          value.getName(),
          tensor.getElemType() == DataType.UINT8.getNumber() ? "uint8" : "float32",
          tensor.getShape().getDimList().stream()
              .<Object>map(size -> size.hasDimParam() ? size.getDimParam() : size.getDimValue())
              .toList());
    }

    @Override
    public String toString() {
      return name + ", " + type + " " + shape;
    }
  }
}
