package dev.lenet.api.weights;

import dev.lenet.internal.json.JsonTree;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes tensors as a safetensors file, with the same bytes as the reference writer of the format.
 */
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

  /** The header, padded with spaces, so that the values begin at a multiple of eight. */
  private static byte[] header(Map<String, String> metadata, Collection<Tensor> tensors) {
    Map<String, Object> root = new LinkedHashMap<>();
    if (!metadata.isEmpty()) {
      root.put(SafetensorsReader.METADATA, metadata);
    }
    long begin = 0;
    for (Tensor tensor : tensors) {
      Map<String, Object> node = new LinkedHashMap<>();
      node.put("dtype", SafetensorsReader.FLOAT32);
      node.put("shape", tensor.shape());
      long end = begin + (long) tensor.size() * Float.BYTES;
      node.put("data_offsets", List.of(begin, end));
      root.put(tensor.name(), node);
      begin = end;
    }
    byte[] json = JsonTree.text(root).getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    return padded;
  }
}
