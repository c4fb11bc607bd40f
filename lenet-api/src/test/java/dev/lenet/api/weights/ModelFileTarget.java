package dev.lenet.api.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lenet.api.error.ModelFileException;
import dev.lenet.fuzz.Inputs;
import dev.lenet.fuzz.Refused;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;

/**
 * Any two texts as the spec and the card in a model file that is sound otherwise. What is read, and
 * written again, is equal.
 */
public final class ModelFileTarget {
  private static final List<Tensor> TENSORS =
      List.of(
          new Tensor("out.weight", List.of(2, 4), new float[2 * 4]),
          new Tensor("out.bias", List.of(2), new float[2]));

  private ModelFileTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    List<String> texts = Inputs.texts(input, 2);
    Map<String, String> metadata =
        Map.of("spec", texts.get(0), "modelCard", texts.get(1), "formatVersion", "1");
    try {
      ModelFile read = read(new Safetensors(metadata, TENSORS).toBytes());
      byte[] written = read.toBytes();
      ModelFile again = read(written);
      assertEquals(read.spec(), again.spec());
      assertEquals(read.weights(), again.weights());
      assertArrayEquals(written, again.toBytes());
    } catch (ModelFileException e) {
      Refused.asDocumented(e);
    }
  }

  private static ModelFile read(byte[] bytes) {
    return ModelFile.read(new ByteArrayInputStream(bytes), "input");
  }
}
