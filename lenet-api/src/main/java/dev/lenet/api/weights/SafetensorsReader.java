package dev.lenet.api.weights;

import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.ModelFileException;
import dev.lenet.api.json.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads one safetensors file. Memory is taken as bytes arrive, never because the file says that
 * many will come.
 */
final class SafetensorsReader {
  static final String METADATA = "__metadata__";
  static final String FLOAT32 = "F32";

  /** The limit of the format's own reader. */
  private static final int MAX_HEADER_BYTES = 100_000_000;

  private static final Set<String> FIELDS = Set.of("dtype", "shape", "data_offsets");

  private final InputStream in;
  private final String source;

  SafetensorsReader(InputStream in, String source) {
    this.in = in;
    this.source = source;
  }

  /** What the header says about one tensor; its values are the bytes from begin to end. */
  private record Entry(String name, List<Integer> shape, long begin, long end) {}

  Safetensors read() throws IOException {
    JsonNode header = header();
    Map<String, String> metadata = new LinkedHashMap<>();
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : header.properties()) {
      if (property.getKey().equals(METADATA)) {
        addMetadata(property.getValue(), metadata);
      } else {
        entries.add(entry(property.getKey(), property.getValue()));
      }
    }
    entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    checkOffsets(entries);
    List<Tensor> tensors = new ArrayList<>();
    for (Entry entry : entries) {
      tensors.add(tensor(entry));
    }
    if (in.read() >= 0) {
      throw damaged("found more bytes behind the last tensor, expected the end of the file");
    }
    return new Safetensors(metadata, tensors);
  }

  private JsonNode header() throws IOException {
    byte[] length = in.readNBytes(Long.BYTES);
    if (length.length < Long.BYTES) {
      throw damaged("found " + length.length + " bytes, expected 8 with the header's length");
    }
    long size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (size < 0 || size > MAX_HEADER_BYTES) {
      String found = Long.toUnsignedString(size);
      throw damaged(
          "found a header length of " + found + " bytes, expected at most " + MAX_HEADER_BYTES);
    }
    byte[] bytes = in.readNBytes((int) size);
    if (bytes.length < size) {
      throw damaged("found a header of " + bytes.length + " bytes, expected " + size);
    }
    if (size == 0 || bytes[0] != '{') {
      throw damaged("found a header that does not begin with '{', expected a JSON object");
    }
    try {
      ByteBuffer encoded = ByteBuffer.wrap(bytes);
      return JsonTree.readStrictly(StandardCharsets.UTF_8.newDecoder().decode(encoded).toString());
    } catch (CharacterCodingException e) {
      throw damaged("found a header that is not UTF-8, expected a JSON object in UTF-8", e);
    } catch (JacksonException e) {
      throw damaged("found a header that is not JSON (" + e.getOriginalMessage() + ")", e);
    }
  }

  private void addMetadata(JsonNode node, Map<String, String> metadata) {
    if (!node.isObject()) {
      throw damaged(METADATA + ": found " + brief(node) + ", expected an object of strings");
    }
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      if (!property.getValue().isString()) {
        String place = METADATA + " '" + property.getKey() + "'";
        throw damaged(place + ": found " + brief(property.getValue()) + ", expected a string");
      }
      metadata.put(property.getKey(), property.getValue().stringValue());
    }
  }

  private Entry entry(String name, JsonNode node) {
    if (!node.isObject() || !Set.copyOf(node.propertyNames()).equals(FIELDS)) {
      throw badTensor(name, brief(node), "an object of dtype, shape and data_offsets");
    }
    JsonNode dtype = node.path("dtype");
    if (!dtype.isString() || !dtype.stringValue().equals(FLOAT32)) {
      throw badTensor(name, "dtype " + brief(dtype), "\"" + FLOAT32 + "\"");
    }
    List<Long> offsets = integers(name, "data_offsets", node.path("data_offsets"));
    if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
      throw badTensor(name, "data_offsets " + offsets, "[begin, end], begin not behind the end");
    }
    List<Long> shape = integers(name, "shape", node.path("shape"));
    long begin = offsets.get(0);
    long end = offsets.get(1);
    long bytes = bytes(shape);
    if (bytes != end - begin) {
      throw badTensor(
          name,
          "shape %s in %d bytes".formatted(shape, end - begin),
          bytes < 0 ? "a shape of less than 2 GiB" : bytes + " bytes for this shape");
    }
    return new Entry(name, shape.stream().map(Math::toIntExact).toList(), begin, end);
  }

  /** Negative if the shape is too large for an array. */
  private static long bytes(List<Long> shape) {
    long bytes = Float.BYTES;
    for (long size : shape) {
      if (size > Integer.MAX_VALUE || bytes * size > Integer.MAX_VALUE) {
        return -1;
      }
      bytes *= size;
    }
    return bytes;
  }

  private List<Long> integers(String name, String field, JsonNode node) {
    boolean good =
        node.isArray()
            && node.valueStream()
                .allMatch(n -> n.isIntegralNumber() && n.canConvertToLong() && n.longValue() >= 0);
    if (!good) {
      throw badTensor(name, field + " " + brief(node), "an array of integers of at least 0");
    }
    return node.valueStream().map(JsonNode::longValue).toList();
  }

  private void checkOffsets(List<Entry> sorted) {
    long expected = 0;
    for (Entry entry : sorted) {
      if (entry.begin() != expected) {
        throw badTensor(
            entry.name(),
            "data that begins at " + entry.begin(),
            expected + ", where the data of the tensor before ends");
      }
      expected = entry.end();
    }
  }

  private Tensor tensor(Entry entry) throws IOException {
    int size = (int) (entry.end() - entry.begin());
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw badTensor(entry.name(), bytes.length + " bytes before the file ends", size + " bytes");
    }
    float[] values = new float[size / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return new Tensor(entry.name(), entry.shape(), values);
  }

  private static String brief(JsonNode node) {
    String text = node.toString();
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }

  private ModelFileException badTensor(String tensor, String found, String expected) {
    return damaged("tensor '%s': found %s, expected %s".formatted(tensor, found, expected));
  }

  private ModelFileException damaged(String what) {
    return damaged(what, null);
  }

  private ModelFileException damaged(String what, @Nullable Exception cause) {
    return new ModelFileException(
        ErrorCode.MODEL_FILE_DAMAGED, "The model file '" + source + "' is damaged: " + what, cause);
  }
}
