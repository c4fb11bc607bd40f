package dev.lenet.cli;

import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.ModelFileException;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.ModelFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which trained network is used. */
final class ModelOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(names = "--model", paramLabel = "FILE", description = "A model file of 'lenet train'.")
  private @Nullable Path model;

  @Option(
      names = "--spec",
      paramLabel = "NAME|FILE",
      description = "Refuse a model file of another network than this.")
  private @Nullable String spec;

  /**
   * Reads the file.
   *
   * @throws ParameterException if none is named
   * @throws ModelFileException if it cannot be read, is damaged, or is of another network than the
   *     spec that was named
   */
  ModelFile read() {
    NetworkSpec expected = spec == null ? null : Specs.find(spec);
    ModelFile file = ModelFile.read(path());
    if (expected != null && !expected.sameNetwork(file.spec())) {
      throw new ModelFileException(
          ErrorCode.MODEL_FILE_MISMATCH,
          "The model file '%s' holds the network '%s' (%s), not '%s' (%s). Leave out --spec, or give a model file of that network"
              .formatted(
                  path(),
                  file.spec().name(),
                  difference(file.spec(), expected),
                  expected.name(),
                  difference(expected, file.spec())));
    }
    return file;
  }

  Path path() {
    if (model == null) {
      throw new ParameterException(
          command.commandLine(),
          "--model FILE is needed: 'lenet train --out DIR' writes one as DIR/model.safetensors");
    }
    return model;
  }

  /** What is special about one network beside the other. */
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
