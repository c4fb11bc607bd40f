package dev.lenet.api.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lays tensors out as a safetensors file, byte for byte as the format's own writers do. */
final class SafetensorsWriter {
  private SafetensorsWriter() {}

  static byte[] bytes(Map<String, String> metadata, Collection<Tensor> tensors) {
    byte[] header = header(metadata, tensors);
    int values = tensors.stream().mapToInt(Tensor::size).reduce(0, Math::addExact);
    int size = Math.addExact(Math.multiplyExact(values, Float.BYTES), Long.BYTES + header.length);
    ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(header.length).put(header);
    for (Tensor tensor : tensors) {
      bytes.asFloatBuffer().put(tensor.values());
      bytes.position(bytes.position() + tensor.size() * Float.BYTES);
    }
    return bytes.array();
  }

  /** Padded with spaces, so that the values begin at a multiple of eight. */
  private static byte[] header(Map<String, String> metadata, Collection<Tensor> tensors) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    if (!metadata.isEmpty()) {
      ObjectNode texts = root.putObject(SafetensorsReader.METADATA);
      metadata.forEach(texts::put);
    }
    long begin = 0;
    for (Tensor tensor : tensors) {
      ObjectNode node = root.putObject(tensor.name()).put("dtype", SafetensorsReader.FLOAT32);
      ArrayNode shape = node.putArray("shape");
      tensor.shape().forEach(shape::add);
      long end = begin + (long) tensor.size() * Float.BYTES;
      node.putArray("data_offsets").add(begin).add(end);
      begin = end;
    }
    byte[] json = root.toString().getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    return padded;
  }
}
