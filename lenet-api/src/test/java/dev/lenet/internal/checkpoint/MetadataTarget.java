package dev.lenet.internal.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lenet.api.error.ModelFileException;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.api.weights.Safetensors;
import dev.lenet.api.weights.Tensor;
import dev.lenet.fuzz.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Any texts in the metadata of a file that is sound otherwise, read as a checkpoint and as a model
 * file. An input is three texts with zero bytes between them: the spec, what a checkpoint has, and
 * a model card.
 */
public final class MetadataTarget {
  private static final Path FILE = temporaryFile();
  private static final List<Tensor> TENSORS = tensors();
  private static final List<Tensor> WEIGHTS =
      TENSORS.stream().filter(tensor -> tensor.name().startsWith("out.")).toList();

  private MetadataTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    List<String> texts = new ArrayList<>(List.of(new String(input, UTF_8).split("\0", 3)));
    while (texts.size() < 3) {
      texts.add("");
    }
    readCheckpoint(Map.of("spec", texts.get(0), "checkpoint", texts.get(1)));
    readModel(Map.of("spec", texts.get(0), "modelCard", texts.get(2), "formatVersion", "1"));
  }

  private static void readCheckpoint(Map<String, String> metadata) throws IOException {
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

  private static void readModel(Map<String, String> metadata) {
    try {
      byte[] bytes = new Safetensors(metadata, WEIGHTS).toBytes();
      ModelFile read = ModelFile.read(new ByteArrayInputStream(bytes), "input");
      assertEquals(2 * 4 + 2, read.weights().size());
    } catch (ModelFileException e) {
      Refused.asDocumented(e);
    }
  }

  private static List<Tensor> tensors() {
    CheckpointFile.write(CheckpointFileTest.checkpoint(1), FILE);
    return List.copyOf(Safetensors.read(FILE).tensors().values());
  }

  private static Path temporaryFile() {
    try {
      Path file = Files.createTempFile("lenet-fuzz-", ".safetensors");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
