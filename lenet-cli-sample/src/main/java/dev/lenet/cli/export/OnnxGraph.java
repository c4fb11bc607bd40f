package dev.lenet.cli.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * An ONNX graph that grows node by node. Every value has a name: an input, a constant, or the only
 * output of a node, which is called as the node is.
 */
final class OnnxGraph {
  /** What the first size of inputs and outputs is called, which is free. */
  static final String ROWS = "n";

  private final GraphProto.Builder graph = GraphProto.newBuilder();

  OnnxGraph(String name) {
    graph.setName(name);
  }

  /** Declares an input of {@code n} rows, each of the given shape; returns its name. */
  String input(String name, DataType type, String about, Integer... row) {
    graph.addInput(value(name, type, about, row));
    return name;
  }

  /** Declares a node's output to be an output of the graph: {@code n} rows of float32. */
  void output(String name, String about, Integer... row) {
    graph.addOutput(value(name, DataType.FLOAT, about, row));
  }

  private static ValueInfoProto value(String name, DataType type, String about, Integer... row) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDimBuilder().setDimParam(ROWS);
    Arrays.stream(row).forEach(size -> shape.addDimBuilder().setDimValue(size));
    ValueInfoProto.Builder value = ValueInfoProto.newBuilder().setName(name).setDocString(about);
    value.setType(
        TypeProto.newBuilder()
            .setTensorType(
                TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape)));
    return value.build();
  }

  /** Adds a node that computes one value of others; returns the value's name. */
  String node(String operator, String name, List<String> inputs, AttributeProto... attributes) {
    graph
        .addNodeBuilder()
        .setOpType(operator)
        .setName(name)
        .addAllInput(inputs)
        .addOutput(name)
        .addAllAttribute(Arrays.asList(attributes));
    return name;
  }

  /** An attribute that is a whole number. */
  static AttributeProto attribute(String name, long number) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.INT)
        .setI(number)
        .build();
  }

  /** An attribute that is a list of whole numbers. */
  static AttributeProto attribute(String name, List<Long> numbers) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.INTS)
        .addAllInts(numbers)
        .build();
  }

  /** Adds an array of constants; returns its name. */
  String constant(String name, List<Integer> shape, float... values) {
    ByteBuffer bytes = bytes(values.length, Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return constant(name, DataType.FLOAT, shape, bytes);
  }

  /** Adds a list of constants; returns its name. */
  String constant(String name, int... values) {
    ByteBuffer bytes = bytes(values.length, Integer.BYTES);
    bytes.asIntBuffer().put(values);
    return constant(name, DataType.INT32, List.of(values.length), bytes);
  }

  /** Adds a list of constants; returns its name. */
  String constant(String name, long... values) {
    ByteBuffer bytes = bytes(values.length, Long.BYTES);
    bytes.asLongBuffer().put(values);
    return constant(name, DataType.INT64, List.of(values.length), bytes);
  }

  /** In the order of bytes that the format asks for. */
  private static ByteBuffer bytes(int values, int each) {
    return ByteBuffer.allocate(Math.multiplyExact(values, each)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private String constant(String name, DataType type, List<Integer> shape, ByteBuffer values) {
    TensorProto.Builder tensor = graph.addInitializerBuilder().setName(name);
    shape.forEach(tensor::addDims);
    tensor.setDataType(type.getNumber()).setRawData(ByteString.copyFrom(values));
    return name;
  }

  /** The graph as it is now. */
  GraphProto build() {
    return graph.build();
  }
}
