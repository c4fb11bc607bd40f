package dev.lenet.api.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.lenet.api.error.ModelFileException;
import dev.lenet.fuzz.Refused;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Any bytes as a safetensors file. A second reader accepts the same files, and reads the same. */
public final class SafetensorsTarget {
  private SafetensorsTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    PlainSafetensors other = other(input);
    try {
      Safetensors read = read(input);
      assertEquals(other == null ? "refused" : contents(other), contents(read));
      assertEquals(contents(read), contents(read(read.toBytes())));
    } catch (ModelFileException e) {
      Refused.asDocumented(e);
      assertNull(other, "The other reader accepts it: " + e.getMessage());
    }
  }

  private static @Nullable PlainSafetensors other(byte[] input) {
    try {
      return new PlainSafetensors(input);
    } catch (PlainSafetensors.UnsoundException e) {
      return null;
    }
  }

  private static Safetensors read(byte[] input) {
    return Safetensors.read(new ByteArrayInputStream(input), "input");
  }

  /** Lists, because the order counts. */
  private static List<?> contents(Safetensors file) {
    return List.of(file.metadata(), List.copyOf(file.tensors().entrySet()));
  }

  private static List<?> contents(PlainSafetensors file) {
    return List.of(file.metadata(), List.copyOf(file.tensors().entrySet()));
  }
}
