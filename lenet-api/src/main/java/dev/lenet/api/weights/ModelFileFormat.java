package dev.lenet.api.weights;

import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.ModelFileException;
import dev.lenet.api.error.SpecException;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.internal.text.Foreign;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The format of a model file: a safetensors file with spec and card in the metadata, and weights as
 * tensors.
 */
final class ModelFileFormat {
  private static final String SPEC = "spec";
  private static final String CARD = "modelCard";

  /** The version of this format. Every change of the format gets a new number. */
  private static final String VERSION = "formatVersion";

  private static final String PRESENT_VERSION = "1";

  /** {@code safetensors.torch} writes this entry, and other tools look for it. */
  private static final Map.Entry<String, String> FORMAT = Map.entry("format", "pt");

  private final String source;

  private ModelFileFormat(String source) {
    this.source = Foreign.file(source);
  }

  static Safetensors encode(ModelFile model) {
    Weights weights = model.weights();
    return new Safetensors(
        Map.ofEntries(
            FORMAT,
            Map.entry(VERSION, PRESENT_VERSION),
            Map.entry(SPEC, Specs.toJson(model.spec())),
            Map.entry(CARD, model.card().toJson())),
        weights.parameters().stream().map(parameter -> weights.tensor(parameter.name())).toList());
  }

  static ModelFile decode(Safetensors file, String source) {
    ModelFileFormat format = new ModelFileFormat(source);
    format.checkVersion(file);
    NetworkSpec spec = format.spec(file);
    ModelCard card = format.card(file);
    format.checkTensors(spec, file.tensors());
    return new ModelFile(spec, card, format.weights(spec, file.tensors()));
  }

  private void checkVersion(Safetensors file) {
    String version = text(file, VERSION);
    if (!version.equals(PRESENT_VERSION)) {
      throw damaged(
          "%s: found '%s', expected '%s'. A newer version of this library may read it"
              .formatted(VERSION, Foreign.text(version), PRESENT_VERSION),
          null);
    }
  }

  private NetworkSpec spec(Safetensors file) {
    try {
      return Specs.parse(text(file, SPEC), "in the model file '" + source + "'");
    } catch (SpecException e) {
      throw damaged(e.reason(), e);
    }
  }

  private ModelCard card(Safetensors file) {
    try {
      return StoredCard.fromJson(text(file, CARD));
    } catch (IllegalArgumentException e) {
      throw damaged("model card: " + e.getMessage(), e);
    }
  }

  private String text(Safetensors file, String key) {
    String text = file.metadata().get(key);
    if (text == null) {
      String found = "__metadata__: found %s, expected '%s'";
      throw damaged(found.formatted("[" + Foreign.list(file.metadata().keySet()) + "]", key), null);
    }
    return text;
  }

  private void checkTensors(NetworkSpec spec, Map<String, Tensor> tensors) {
    List<String> problems = Weights.problems(spec, tensors);
    Map<String, Tensor> extra = new LinkedHashMap<>(tensors);
    spec.parameters().forEach(parameter -> extra.remove(parameter.name()));
    for (Tensor tensor : extra.values()) {
      problems.add(
          "tensor '%s': found shape %s, expected no such tensor"
              .formatted(Foreign.text(tensor.name()), Foreign.text(tensor.shape())));
    }
    if (!problems.isEmpty()) {
      throw new ModelFileException(
          ErrorCode.MODEL_FILE_MISMATCH,
          "The model file '%s' does not hold the network '%s': %s"
              .formatted(source, spec.name(), Foreign.list(problems, "; ")));
    }
  }

  private Weights weights(NetworkSpec spec, Map<String, Tensor> tensors) {
    try {
      return Weights.of(spec, tensors);
    } catch (IllegalArgumentException e) {
      throw damaged(String.valueOf(e.getMessage()), e);
    }
  }

  private ModelFileException damaged(String what, @Nullable Exception cause) {
    return new ModelFileException(
        ErrorCode.MODEL_FILE_DAMAGED, "The model file '" + source + "' is damaged: " + what, cause);
  }
}
