package dev.lenet.api.weights;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The content of a safetensors file. */
public final class Safetensors {
  private final Map<String, String> metadata;
  private final Map<String, Tensor> tensors;

  /**
   * Holds tensors in the order given.
   *
   * @throws IllegalArgumentException if two have the same name
   */
  public Safetensors(Map<String, String> metadata, List<Tensor> tensors) {
    this.metadata = metadata;
    this.tensors = Map.of();
  }

  /** Names and texts of the header's {@code __metadata__}. */
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
   * @throws dev.lenet.api.error.ModelFileException if it cannot be read or is damaged
   */
  public static Safetensors read(Path file) {
    throw new UnsupportedOperationException("" + file);
  }

  /**
   * Reads a stream to its end; the caller closes it.
   *
   * @param source what to call the stream in errors
   * @throws dev.lenet.api.error.ModelFileException if it cannot be read or is damaged
   */
  public static Safetensors read(InputStream in, String source) {
    throw new UnsupportedOperationException(source + in);
  }

  /**
   * Replaces the file in one step: whoever reads it meanwhile, and whatever fails, sees the old
   * file or the new one.
   *
   * @throws dev.lenet.api.error.ModelFileException if it cannot be written
   */
  public void write(Path file) {
    throw new UnsupportedOperationException("" + file);
  }

  /** The file's bytes; the same content gives the same bytes. */
  public byte[] toBytes() {
    throw new UnsupportedOperationException();
  }
}
