package dev.lenet.internal.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.ModelFileException;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.Safetensors;
import dev.lenet.api.weights.Tensor;
import dev.lenet.api.weights.Weights;
import dev.lenet.internal.optim.Optimizer;
import dev.lenet.internal.optim.OptimizerState;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("A checkpoint's file")
class CheckpointFileTest {
  private static final String SPEC =
      """
      {"name": "n", "input": {"channels": 1, "height": 2, "width": 2, "fit": "pad", "range": [0, 1]},
       "layers": [{"name": "out", "type": "dense", "units": 2, "activation": "softmax"}],
       "training": {"optimizer": {"type": "adam", "learningRate": 0.1}, "loss": "crossEntropy",
                    "batchSize": 1, "epochs": 3, "validation": 1, "earlyStopping": {"patience": 2}}}
      """;

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  private Path folder;

  /** After the first epoch and so many batches of the second. */
  static Checkpoint checkpoint(int batches) {
    return checkpoint(SPEC, batches);
  }

  private static Checkpoint checkpoint(String json, int batches) {
    NetworkSpec spec = Specs.parse(json, "of the test");
    Weights weights = Weights.initial(spec);
    int perEpoch = 10;
    return new Checkpoint(
        spec,
        new RunIdentity("djl", "2.7.1", "cpu", 1),
        new TrainingData(11, "ab12", 1, null),
        null,
        new Progress(2, batches, batches, 1, 0, 1, 1),
        List.of(new EpochResult(1, 1, 0.5, 1.0, 0.5, 1, 10)),
        weights,
        new OptimizerState(
            perEpoch + batches,
            Optimizer.of(spec.training().optimizer(), weights.size()).state().moments()),
        weights);
  }

  @ParameterizedTest
  @CsvSource({
    "out.weight, NaN",
    "out.bias, Infinity",
    "best, NaN",
    "best, -Infinity",
    "optimizer, NaN"
  })
  @DisplayName("with a value that is not finite is skipped, and the one before is used")
  void isFinite(String name, float value) {
    CheckpointFolder checkpoints = new CheckpointFolder(folder);
    checkpoints.save(checkpoint(1), false);
    checkpoints.save(checkpoint(2), false);
    assertEquals(12, checkpoints.newest().step());
    Path newest = folder.resolve("checkpoint-000000012.safetensors");
    Safetensors sound = Safetensors.read(newest);
    List<Tensor> damaged =
        sound.tensors().values().stream()
            .map(tensor -> tensor.name().startsWith(name) ? last(tensor, value) : tensor)
            .toList();
    new Safetensors(sound.metadata(), damaged).write(newest);
    assertEquals(11, checkpoints.newest().step());
    var e = assertThrows(ModelFileException.class, () -> CheckpointFile.read(newest));
    String reason = "found %s at index ".formatted(value);
    assertTrue(e.reason().contains(reason), e.reason());
  }

  @Test
  @DisplayName("is read whatever its layers are called, also with the words of the file")
  void anyLayerNames() {
    for (String name : List.of("optimizer", "best", "weight")) {
      Path file = folder.resolve(name);
      Checkpoint written = checkpoint(SPEC.replace("\"out\"", '"' + name + '"'), 1);
      CheckpointFile.write(written, file);
      Checkpoint read = CheckpointFile.read(file);
      assertEquals(written.weights(), read.weights());
      assertEquals(written.bestWeights(), read.bestWeights());
      assertEquals(
          written.optimizer().moments().keySet(), read.optimizer().moments().keySet(), name);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /run/threads                  | 0
          /run/threads                  | -1
          /run/threads                  | 1025
          /run/threads                  | 2147483647
          /data/images                  | 0
          /data/images                  | -5
          /data/heldBack                | -1
          /data/heldBack                | 11
          /progress/images              | 2
          /progress/lossSum             | 1e999
          /history/0/epoch              | 0
          /history/0/epoch              | 77
          /history/0/trainLoss          | 1e999
          /history/0/trainAccuracy      | -0.1
          /history/0/trainAccuracy      | 5.0
          /history/0/validationLoss     | null
          /history/0/validationAccuracy | 5.0
          /history/0/validationAccuracy | null
          /history/0/seconds            | -1
          /history/0/imagesPerSecond    | -1
          /steps                        | -1
          """)
  @DisplayName("with one impossible number is refused as damaged, with the number")
  void refusesImpossibleNumbers(String pointer, String value) {
    Path file = folder.resolve("file");
    CheckpointFile.write(checkpoint(1), file);
    Safetensors sound = Safetensors.read(file);
    JsonMapper json = JsonMapper.shared();
    JsonNode content = json.readTree(sound.metadata().get("checkpoint"));
    JsonPointer at = JsonPointer.compile(pointer);
    assertFalse(content.at(at).isMissingNode(), pointer);
    ((ObjectNode) content.at(at.head())).set(at.last().getMatchingProperty(), json.readTree(value));
    Map<String, String> metadata = new HashMap<>(sound.metadata());
    metadata.put("checkpoint", content.toString());
    new Safetensors(metadata, List.copyOf(sound.tensors().values())).write(file);
    var e = assertThrows(ModelFileException.class, () -> CheckpointFile.read(file));
    assertEquals(ErrorCode.MODEL_FILE_DAMAGED, e.code());
    assertTrue(e.reason().contains(at.last().getMatchingProperty()), e::reason);
  }

  private static Tensor last(Tensor tensor, float value) {
    float[] values = tensor.values();
    values[values.length - 1] = value;
    return new Tensor(tensor.name(), tensor.shape(), values);
  }

  @Test
  @DisplayName("whose spec is longer than a spec may be is refused")
  void hasAShortSpec() {
    Path file = folder.resolve("long");
    CheckpointFile.write(checkpoint(1), file);
    Safetensors sound = Safetensors.read(file);
    Map<String, String> metadata = new HashMap<>(sound.metadata());
    metadata.put("spec", SPEC + " ".repeat(1 << 20));
    new Safetensors(metadata, List.copyOf(sound.tensors().values())).write(file);
    var e = assertThrows(ModelFileException.class, () -> CheckpointFile.read(file));
    assertTrue(e.reason().contains("more than 1048576 bytes"), e.reason());
  }

  @Test
  @DisplayName("whose spec claims millions of weights takes no memory for them")
  void claimsWeights() {
    String large = SPEC.replace("\"height\": 2", "\"height\": 4194303");
    assertEquals(2 * (2 * 4_194_303 + 1), Specs.parse(large, "of the test").parameterCount());
    Path file = folder.resolve("small");
    CheckpointFile.write(checkpoint(1), file);
    Safetensors sound = Safetensors.read(file);
    Map<String, String> metadata =
        Map.of("spec", large, "checkpoint", sound.metadata().get("checkpoint"));
    new Safetensors(metadata, List.of()).write(file);
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = memory.getCurrentThreadAllocatedBytes();
    var e = assertThrows(ModelFileException.class, () -> CheckpointFile.read(file));
    long taken = memory.getCurrentThreadAllocatedBytes() - before;
    assertTrue(taken < 8 << 20, () -> taken + " bytes");
    assertTrue(e.reason().contains("tensor 'out.weight': found nothing"), e.reason());
  }
}
