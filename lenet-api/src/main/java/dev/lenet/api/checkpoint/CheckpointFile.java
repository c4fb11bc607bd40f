package dev.lenet.api.checkpoint;

import dev.lenet.api.EpochReport;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.ModelFileException;
import dev.lenet.api.error.SpecException;
import dev.lenet.api.optim.Optimizer;
import dev.lenet.api.optim.OptimizerState;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Parameter;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.Safetensors;
import dev.lenet.api.weights.Tensor;
import dev.lenet.api.weights.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A checkpoint as a safetensors file. The weights have the names that they have in a model file;
 * beside them stand {@code optimizer.<moment>} and, with early stopping, {@code best}, each as one
 * flat tensor. The header's metadata holds the spec and everything else.
 */
final class CheckpointFile {
  private static final String MOMENT = "optimizer.";
  private static final String BEST = "best";
  private static final String SPEC = "spec";
  private static final String CHECKPOINT = "checkpoint";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private CheckpointFile() {}

  static void write(Checkpoint checkpoint, Path file) {
    List<Tensor> tensors = new ArrayList<>();
    for (Parameter parameter : checkpoint.weights().parameters()) {
      tensors.add(checkpoint.weights().tensor(parameter.name()));
    }
    new TreeMap<>(checkpoint.optimizer().moments())
        .forEach((name, values) -> tensors.add(flat(MOMENT + name, values)));
    Weights best = checkpoint.bestWeights();
    if (best != null) {
      tensors.add(flat(BEST, best.toArray()));
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", "pt");
    metadata.put(SPEC, Specs.toJson(checkpoint.spec()));
    metadata.put(CHECKPOINT, JSON.writeValueAsString(Header.of(checkpoint)));
    new Safetensors(metadata, tensors).write(file);
  }

  private static Tensor flat(String name, float[] values) {
    return new Tensor(name, List.of(values.length), values);
  }

  static Checkpoint read(Path file) {
    Safetensors content = Safetensors.read(file);
    NetworkSpec spec = spec(content, file);
    Header header = header(content, file);
    Map<String, float[]> moments = new TreeMap<>();
    for (String name : content.tensors().keySet()) {
      if (name.startsWith(MOMENT)) {
        moments.put(name.substring(MOMENT.length()), flat(content, name, spec, file));
      }
    }
    Weights weights = weights(content, spec, file);
    Weights best =
        content.tensors().containsKey(BEST)
            ? Weights.of(spec, flat(content, BEST, spec, file))
            : null;
    OptimizerState optimizer = new OptimizerState(header.steps, moments);
    try {
      Optimizer.of(spec.training().optimizer(), optimizer); // refuses another kind's
      return new Checkpoint(
          spec, header.run, header.data, header.progress, header.history, weights, optimizer, best);
    } catch (IllegalArgumentException e) {
      throw damaged(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static NetworkSpec spec(Safetensors content, Path file) {
    try {
      return Specs.parse(metadata(content, SPEC, file), "of " + file);
    } catch (SpecException e) {
      throw damaged(file, e.reason(), e);
    }
  }

  private static Header header(Safetensors content, Path file) {
    try {
      return JSON.readValue(metadata(content, CHECKPOINT, file), Header.class);
    } catch (JacksonException e) {
      throw damaged(
          file, "its metadata '" + CHECKPOINT + "' is wrong: " + e.getOriginalMessage(), e);
    }
  }

  private static String metadata(Safetensors content, String key, Path file) {
    String text = content.metadata().get(key);
    if (text == null) {
      throw damaged(
          file, "its metadata has no '" + key + "'; has it been written as a checkpoint?", null);
    }
    return text;
  }

  private static Weights weights(Safetensors content, NetworkSpec spec, Path file) {
    float[] flat = new float[spec.parameterCount()];
    for (Parameter parameter : spec.parameters()) {
      Tensor tensor = content.tensors().get(parameter.name());
      if (tensor == null || !tensor.shape().equals(parameter.shape())) {
        throw damaged(
            file,
            "tensor '%s' of %s expected, found %s"
                .formatted(parameter.name(), parameter.shape(), tensor == null ? "none" : tensor),
            null);
      }
      System.arraycopy(tensor.values(), 0, flat, parameter.offset(), parameter.size());
    }
    return Weights.of(spec, flat);
  }

  private static float[] flat(Safetensors content, String name, NetworkSpec spec, Path file) {
    Tensor tensor = content.tensors().get(name);
    if (tensor == null || tensor.size() != spec.parameterCount()) {
      throw damaged(
          file,
          "tensor '%s' of %d values expected, found %s"
              .formatted(name, spec.parameterCount(), tensor),
          null);
    }
    return tensor.values();
  }

  private static ModelFileException damaged(Path file, String reason, @Nullable Exception cause) {
    return new ModelFileException(
        ErrorCode.MODEL_FILE_DAMAGED,
        "%s is not a sound checkpoint: %s".formatted(file, reason),
        cause);
  }

  /** What stands in the metadata beside the spec. */
  record Header(
      RunIdentity run,
      TrainingData data,
      Progress progress,
      List<EpochReport> history,
      long steps) {
    Header {
      Objects.requireNonNull(run, "run is missing");
      Objects.requireNonNull(data, "data is missing");
      Objects.requireNonNull(progress, "progress is missing");
      history = List.copyOf(Objects.requireNonNull(history, "history is missing"));
    }

    static Header of(Checkpoint checkpoint) {
      return new Header(
          checkpoint.run(),
          checkpoint.data(),
          checkpoint.progress(),
          checkpoint.history(),
          checkpoint.step());
    }
  }
}
