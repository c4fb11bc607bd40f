package com.example.spark;

import dev.lenet.api.weights.ModelFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Model files as values of a column. */
final class ModelBytes {
  private ModelBytes() {}

  /** The bytes of the file that the model would be written to. */
  static byte[] of(ModelFile model) {
    try {
      Path file = Files.createTempFile("model", ".safetensors");
      try {
        model.write(file);
        return Files.readAllBytes(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("No temporary file for the model could be made", e);
    }
  }

  /** Reads such bytes. */
  static ModelFile read(byte[] bytes, String source) {
    return ModelFile.read(new ByteArrayInputStream(bytes), source);
  }
}
