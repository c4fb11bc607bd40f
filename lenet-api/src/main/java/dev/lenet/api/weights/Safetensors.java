package dev.lenet.api.weights;

import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.ModelFileException;
import dev.lenet.internal.file.AtomicFile;
import dev.lenet.internal.file.FileReason;
import dev.lenet.internal.text.Foreign;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The content of a safetensors file: eight bytes of header length, little-endian; the header in
 * JSON; the values of all tensors, float32, little-endian, without gaps. Immutable.
 */
public final class Safetensors {
  private final Map<String, String> metadata;
  private final Map<String, Tensor> tensors;

  /**
   * Takes tensors in the given order.
   *
   * @throws IllegalArgumentException if two tensors have the same name, or one has the name {@code
   *     __metadata__}
   */
  public Safetensors(Map<String, String> metadata, List<Tensor> tensors) {
    Map<String, Tensor> byName = new LinkedHashMap<>();
    for (Tensor tensor : tensors) {
      if (byName.put(tensor.name(), tensor) != null
          || tensor.name().equals(SafetensorsReader.METADATA)) {
        throw new IllegalArgumentException(
            "A tensor cannot have the name '" + Foreign.text(tensor.name()) + "': it is taken");
      }
    }
    this.metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    this.tensors = Collections.unmodifiableMap(byName);
  }

  /** Names and texts of the header's {@code __metadata__}, sorted by name. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** The tensors by name, in the order of their data. */
  public Map<String, Tensor> tensors() {
    return tensors;
  }

  /**
   * Reads a file.
   *
   * @throws ModelFileException if it cannot be read or is damaged
   */
  public static Safetensors read(Path file) {
    try {
      long before = length(file);
      // a channel would fail if the thread is interrupted
      try (InputStream in = Files.newInputStream(file)) {
        // another file may take the name while this one is opened
        long length = Math.max(before, length(file));
        return new SafetensorsReader(in, length, file.toString()).read();
      }
    } catch (NoSuchFileException e) {
      throw new ModelFileException(
          ErrorCode.MODEL_FILE_ACCESS, "No such model file: '" + Foreign.file(file) + "'", e);
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  private static long length(Path file) throws IOException {
    return Files.isRegularFile(file) ? Files.size(file) : Long.MAX_VALUE;
  }

  /**
   * Reads a stream to its end; the caller closes it.
   *
   * @param source the name of the stream in errors
   * @throws ModelFileException if it cannot be read or is damaged
   */
  public static Safetensors read(InputStream in, String source) {
    try {
      return new SafetensorsReader(in, Long.MAX_VALUE, source).read();
    } catch (IOException e) {
      throw unreadable(source, e);
    }
  }

  /**
   * Replaces the file in one step. Other readers see the old file or the new one, even if writing
   * fails.
   *
   * @throws ModelFileException if it cannot be written
   */
  public void write(Path file) {
    try {
      AtomicFile.write(file, toBytes());
    } catch (IOException e) {
      String reason =
          e instanceof NoSuchFileException ? "its folder does not exist" : FileReason.of(e);
      throw new ModelFileException(
          ErrorCode.MODEL_FILE_ACCESS,
          "The model file '%s' cannot be written: %s".formatted(Foreign.file(file), reason),
          e);
    }
  }

  /** The bytes of the file. The same content gives the same bytes. */
  public byte[] toBytes() {
    return SafetensorsWriter.bytes(metadata, tensors.values());
  }

  private static ModelFileException unreadable(String source, IOException e) {
    return new ModelFileException(
        ErrorCode.MODEL_FILE_ACCESS,
        "The model file '%s' cannot be read: %s".formatted(Foreign.file(source), FileReason.of(e)),
        e);
  }
}
