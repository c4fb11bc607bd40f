package dev.lenet.api.weights;

import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.ModelFileException;
import dev.lenet.internal.json.JsonTree;
import dev.lenet.internal.text.Foreign;
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
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Reads one safetensors file. Never allocates memory only because a header asks for it: for a file,
 * sizes are first compared with its length; for a stream, memory grows as bytes arrive.
 */
final class SafetensorsReader {
  static final String METADATA = "__metadata__";
  static final String FLOAT32 = "F32";

  /**
   * A spec takes a few thousand bytes, a tensor about a hundred, and each epoch in a checkpoint's
   * history 150. The reference reader of the format allows 100 MB.
   */
  private static final int MAX_HEADER_BYTES = 1 << 24;

  private static final int FOUND = 80;

  private static final Set<String> FIELDS = Set.of("dtype", "shape", "data_offsets");

  private final InputStream in;
  private final long available;
  private final String source;

  /** Reads a stream of the given length; {@link Long#MAX_VALUE} if the length is unknown. */
  SafetensorsReader(InputStream in, long available, String source) {
    this.in = in;
    this.available = available;
    this.source = source;
  }

  /** A tensor in the header. Its values are the bytes from begin to end. */
  private record Entry(String name, List<Integer> shape, long begin, long end) {}

  Safetensors read() throws IOException {
    byte[] header = headerBytes();
    Map<String, String> metadata = new LinkedHashMap<>();
    List<Entry> entries = new ArrayList<>();
    header(header)
        .forEach(
            (name, value) -> {
              if (METADATA.equals(name)) {
                addMetadata(value, metadata);
              } else {
                entries.add(entry((String) name, value));
              }
            });
    entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    checkOffsets(entries, available - Long.BYTES - header.length);
    List<Tensor> tensors = new ArrayList<>();
    for (Entry entry : entries) {
      tensors.add(tensor(entry));
    }
    if (in.read() >= 0) {
      throw damaged("found more bytes after the last tensor, expected the end of the file");
    }
    return new Safetensors(metadata, tensors);
  }

  private byte[] headerBytes() throws IOException {
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
    byte[] bytes = size <= available - Long.BYTES ? in.readNBytes((int) size) : new byte[0];
    if (bytes.length < size) {
      throw damaged("found a header that ends before its length of " + size + " bytes");
    }
    return bytes;
  }

  private Map<?, ?> header(byte[] bytes) {
    if (bytes.length == 0 || bytes[0] != '{') {
      throw damaged("found a header that does not begin with '{', expected a JSON object");
    }
    try {
      ByteBuffer encoded = ByteBuffer.wrap(bytes);
      String json = StandardCharsets.UTF_8.newDecoder().decode(encoded).toString();
      return (Map<?, ?>) Objects.requireNonNull(JsonTree.readStrictly(json));
    } catch (CharacterCodingException e) {
      throw damaged("found a header that is not UTF-8, expected a JSON object in UTF-8", e);
    } catch (JacksonException e) {
      throw damaged(
          "found a header that is not JSON (" + Foreign.text(e.getOriginalMessage()) + ")", e);
    }
  }

  private void addMetadata(@Nullable Object value, Map<String, String> metadata) {
    if (!(value instanceof Map<?, ?> texts)) {
      throw damaged(METADATA + ": found " + brief(value) + ", expected an object of strings");
    }
    texts.forEach(
        (name, text) -> {
          if (!(text instanceof String string)) {
            String place = METADATA + " '" + Foreign.text(name) + "'";
            throw damaged(place + ": found " + brief(text) + ", expected a string");
          }
          metadata.put((String) name, string);
        });
  }

  private Entry entry(String name, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> fields) || !fields.keySet().equals(FIELDS)) {
      throw badTensor(name, brief(value), "an object of dtype, shape and data_offsets");
    }
    if (!FLOAT32.equals(fields.get("dtype"))) {
      throw badTensor(name, "dtype " + brief(fields.get("dtype")), "\"" + FLOAT32 + "\"");
    }
    List<Long> offsets = integers(name, "data_offsets", fields.get("data_offsets"));
    if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
      throw badTensor(
          name, "data_offsets " + Foreign.text(offsets), "[begin, end] with begin at most end");
    }
    List<Long> shape = integers(name, "shape", fields.get("shape"));
    long begin = offsets.get(0);
    long end = offsets.get(1);
    long bytes = bytes(shape);
    if (bytes != end - begin) {
      throw badTensor(
          name,
          "shape %s in %d bytes".formatted(Foreign.text(shape), end - begin),
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

  private List<Long> integers(String name, String field, @Nullable Object value) {
    if (value instanceof List<?> list
        && list.stream().allMatch(element -> element instanceof Long size && size >= 0)) {
      return list.stream().map(Long.class::cast).toList();
    }
    throw badTensor(name, field + " " + brief(value), "an array of integers of at least 0");
  }

  private void checkOffsets(List<Entry> sorted, long dataBytes) {
    long expected = 0;
    for (Entry entry : sorted) {
      if (entry.begin() != expected) {
        throw badTensor(
            entry.name(),
            "data that begins at " + entry.begin(),
            expected + ", where the data of the tensor before ends");
      }
      expected = entry.end();
      if (expected > dataBytes) {
        throw endsBefore(entry, Math.max(0, dataBytes - entry.begin()));
      }
    }
  }

  private ModelFileException endsBefore(Entry entry, long found) {
    long bytes = entry.end() - entry.begin();
    return badTensor(entry.name(), found + " bytes before the file ends", bytes + " bytes");
  }

  private Tensor tensor(Entry entry) throws IOException {
    int size = (int) (entry.end() - entry.begin());
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw endsBefore(entry, bytes.length);
    }
    float[] values = new float[size / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return new Tensor(entry.name(), entry.shape(), values);
  }

  private static String brief(@Nullable Object value) {
    return Foreign.text(JsonTree.text(value), FOUND);
  }

  private ModelFileException badTensor(String tensor, String found, String expected) {
    return damaged(
        "tensor '%s': found %s, expected %s".formatted(Foreign.text(tensor), found, expected));
  }

  private ModelFileException damaged(String what) {
    return damaged(what, null);
  }

  private ModelFileException damaged(String what, @Nullable Exception cause) {
    return new ModelFileException(
        ErrorCode.MODEL_FILE_DAMAGED,
        "The model file '" + Foreign.file(source) + "' is damaged: " + what,
        cause);
  }
}
