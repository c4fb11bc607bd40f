package dev.lenet.cli;

import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.ModelFileException;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.internal.text.Foreign;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose a trained network. */
final class ModelOptions {
  private static final String PRETRAINED = "pretrained";

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description =
          "A model file of 'lenet train', or 'pretrained' for the one in the jar (the default).")
  private String model = PRETRAINED;

  @Option(
      names = "--spec",
      paramLabel = "NAME|FILE",
      description = "Refuse a model file of another network than this.")
  private @Nullable String spec;

  /**
   * Reads the file.
   *
   * @throws ModelFileException if the file cannot be read, is damaged, or has another network than
   *     the named spec
   */
  ModelFile read() {
    NetworkSpec expected = spec == null ? null : Specs.find(spec);
    ModelFile file =
        model.equals(PRETRAINED) ? ModelFile.pretrained() : ModelFile.read(Path.of(model));
    if (expected != null && !expected.sameNetwork(file.spec())) {
      throw new ModelFileException(
          ErrorCode.MODEL_FILE_MISMATCH,
          "The model file '%s' has the network '%s' (%s), not '%s' (%s). Omit --spec, or use a model file of that network"
              .formatted(
                  Foreign.file(model),
                  file.spec().name(),
                  difference(file.spec(), expected),
                  expected.name(),
                  difference(expected, file.spec())));
    }
    return file;
  }

  /** The file's name, or {@code pretrained}. */
  String name() {
    return model;
  }

  /** What distinguishes one network from another. */
  private static String difference(NetworkSpec one, NetworkSpec other) {
    if (!one.input().equals(other.input())) {
      return "input " + one.input();
    }
    for (int i = 0; i < one.layers().size(); i++) {
      if (i >= other.layers().size() || !one.layers().get(i).equals(other.layers().get(i))) {
        return "layer " + (i + 1) + " is " + one.layers().get(i);
      }
    }
    return one.layers().size() + " layers";
  }
}
