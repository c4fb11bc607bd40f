package dev.lenet.api.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A second reader of safetensors files with float32 values, written from the format's description
 * alone: it holds the whole file in memory, asks Jackson's mapper for the header, and says only
 * whether a file is sound.
 */
final class PlainSafetensors {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final int LONGEST_HEADER = 1 << 24;
  private static final Set<String> FIELDS = Set.of("dtype", "shape", "data_offsets");

  private final ByteBuffer file;
  private final Map<String, String> metadata = new TreeMap<>();
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  /** The file breaks a rule of the format. */
  static final class UnsoundException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private record Entry(String name, List<Integer> shape, long begin, long end) {}

  PlainSafetensors(byte[] bytes) throws UnsoundException {
    file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : header().properties()) {
      if (field.getKey().equals("__metadata__")) {
        readMetadata(field.getValue());
      } else {
        entries.add(entry(field.getKey(), field.getValue()));
      }
    }
    entries.sort(Comparator.comparing(Entry::begin).thenComparing(Entry::end));
    long begin = 0;
    for (Entry entry : entries) {
      require(entry.begin == begin && entry.end - begin <= file.remaining());
      tensors.put(entry.name, new Tensor(entry.name, entry.shape, values(entry)));
      begin = entry.end;
    }
    require(file.remaining() == 0);
  }

  private static void require(boolean sound) throws UnsoundException {
    if (!sound) {
      throw new UnsoundException();
    }
  }

  private JsonNode header() throws UnsoundException {
    require(file.remaining() >= Long.BYTES);
    long length = file.getLong();
    require(length > 0 && length <= Math.min(LONGEST_HEADER, file.remaining()));
    ByteBuffer text = file.slice(file.position(), (int) length);
    require(text.get(0) == '{');
    file.position(file.position() + (int) length);
    try {
      JsonNode header =
          MAPPER.readTree(StandardCharsets.UTF_8.newDecoder().decode(text).toString());
      require(header.isObject());
      return header;
    } catch (CharacterCodingException | JacksonException e) {
      throw new UnsoundException();
    }
  }

  private void readMetadata(JsonNode texts) throws UnsoundException {
    require(texts.isObject());
    for (Map.Entry<String, JsonNode> text : texts.properties()) {
      require(text.getValue().isString());
      metadata.put(text.getKey(), text.getValue().asString());
    }
  }

  private static Entry entry(String name, JsonNode tensor) throws UnsoundException {
    require(tensor.isObject() && Set.copyOf(tensor.propertyNames()).equals(FIELDS));
    require(tensor.get("dtype").isString() && tensor.get("dtype").asString().equals("F32"));
    List<Long> offsets = sizes(tensor.get("data_offsets"));
    require(offsets.size() == 2);
    long bytes = Float.BYTES;
    List<Integer> shape = new ArrayList<>();
    for (long size : sizes(tensor.get("shape"))) {
      bytes = size > Integer.MAX_VALUE ? Long.MAX_VALUE : bytes * size;
      require(bytes <= Integer.MAX_VALUE);
      shape.add((int) size);
    }
    require(offsets.get(1) - offsets.get(0) == bytes);
    return new Entry(name, shape, offsets.get(0), offsets.get(1));
  }

  private static List<Long> sizes(JsonNode numbers) throws UnsoundException {
    require(numbers.isArray());
    List<Long> sizes = new ArrayList<>();
    for (JsonNode number : numbers) {
      require(number.isIntegralNumber() && number.canConvertToLong() && number.asLong() >= 0);
      sizes.add(number.asLong());
    }
    return sizes;
  }

  private float[] values(Entry entry) {
    int bytes = (int) (entry.end - entry.begin);
    FloatBuffer values =
        file.slice(file.position(), bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    file.position(file.position() + bytes);
    float[] array = new float[values.remaining()];
    values.get(array);
    return array;
  }

  Map<String, String> metadata() {
    return metadata;
  }

  Map<String, Tensor> tensors() {
    return tensors;
  }
}
