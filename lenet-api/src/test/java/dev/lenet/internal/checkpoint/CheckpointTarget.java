package dev.lenet.internal.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lenet.api.error.ModelFileException;
import dev.lenet.api.weights.Safetensors;
import dev.lenet.api.weights.Tensor;
import dev.lenet.fuzz.Inputs;
import dev.lenet.fuzz.MemoryFolder;
import dev.lenet.fuzz.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Any two texts as the spec and the state of the training in a checkpoint that is sound otherwise.
 * What is read, and written again, is equal.
 */
public final class CheckpointTarget {
  private static final Path FILE = MemoryFolder.create().resolve("checkpoint.safetensors");
  private static final List<Tensor> TENSORS = tensors();

  private CheckpointTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    List<String> texts = Inputs.texts(input, 2);
    Map<String, String> metadata = Map.of("spec", texts.get(0), "checkpoint", texts.get(1));
    Files.write(FILE, new Safetensors(metadata, TENSORS).toBytes());
    try {
      Checkpoint read = CheckpointFile.read(FILE);
      CheckpointFile.write(read, FILE);
      Checkpoint again = CheckpointFile.read(FILE);
      assertEquals(read.spec(), again.spec());
      assertEquals(CheckpointHeader.of(read), CheckpointHeader.of(again));
    } catch (ModelFileException e) {
      Refused.asDocumented(e);
    }
  }

  private static List<Tensor> tensors() {
    CheckpointFile.write(CheckpointFileTest.checkpoint(1), FILE);
    return List.copyOf(Safetensors.read(FILE).tensors().values());
  }
}
