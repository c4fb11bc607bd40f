package dev.lenet.internal.checkpoint;

import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.ModelFileException;
import dev.lenet.api.error.SpecException;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Parameter;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.Safetensors;
import dev.lenet.api.weights.Tensor;
import dev.lenet.api.weights.Weights;
import dev.lenet.internal.optim.Optimizer;
import dev.lenet.internal.optim.OptimizerState;
import dev.lenet.internal.text.Foreign;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A checkpoint as a safetensors file. The weights have the same names as in a model file. The file
 * also has {@code optimizer.<moment>} and, with early stopping, {@code best}, each as one flat
 * tensor. The header's metadata holds the spec and everything else.
 */
final class CheckpointFile {
  private static final String MOMENT = "optimizer.";
  private static final String BEST = "best";
  private static final String SPEC = "spec";
  private static final String CHECKPOINT = "checkpoint";

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
    metadata.put(CHECKPOINT, CheckpointHeader.of(checkpoint).write());
    new Safetensors(metadata, tensors).write(file);
  }

  private static Tensor flat(String name, float[] values) {
    return new Tensor(name, List.of(values.length), values);
  }

  static Checkpoint read(Path file) {
    Safetensors content = Safetensors.read(file);
    try {
      return read(content);
    } catch (SpecException e) {
      throw damaged(file, e.reason(), e);
    } catch (IllegalArgumentException e) {
      throw damaged(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static Checkpoint read(Safetensors content) {
    NetworkSpec spec = Specs.parse(metadata(content, SPEC), "of the checkpoint");
    CheckpointHeader header = CheckpointHeader.read(metadata(content, CHECKPOINT));
    Weights weights = Weights.of(spec, content.tensors());
    Map<String, Tensor> others = new LinkedHashMap<>(content.tensors());
    // a layer may be called "optimizer" too
    weights.parameters().forEach(parameter -> others.remove(parameter.name()));
    Map<String, float[]> moments = new TreeMap<>();
    for (Tensor tensor : others.values()) {
      if (tensor.name().startsWith(MOMENT)) {
        moments.put(tensor.name().substring(MOMENT.length()), values(tensor, weights.size()));
      }
    }
    Tensor best = content.tensors().get(BEST);
    OptimizerState optimizer = new OptimizerState(header.steps(), moments);
    Optimizer.of(
        spec.training().optimizer(), optimizer); // refuses the state of another kind of optimizer
    return new Checkpoint(
        spec,
        header.run(),
        header.data(),
        header.startedFrom(),
        header.progress(),
        header.history(),
        weights,
        optimizer,
        best == null ? null : Weights.of(spec, values(best, weights.size())));
  }

  private static String metadata(Safetensors content, String key) {
    String text = content.metadata().get(key);
    if (text == null) {
      throw new IllegalArgumentException("its metadata has no '" + key + "'; is it a checkpoint?");
    }
    return text;
  }

  private static float[] values(Tensor tensor, int size) {
    if (tensor.size() != size) {
      throw new IllegalArgumentException("%s, but expected %d values".formatted(tensor, size));
    }
    tensor.requireFinite();
    return tensor.values();
  }

  private static ModelFileException damaged(Path file, String reason, Exception cause) {
    return new ModelFileException(
        ErrorCode.MODEL_FILE_DAMAGED,
        "The checkpoint %s is damaged: %s".formatted(Foreign.file(file), reason),
        cause);
  }
}
