package dev.lenet.cli;

import dev.lenet.api.CheckpointInfo;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.weights.ModelFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that chooses the weights that a training begins with. */
final class FromOption {
  /** The recipe for a training that begins with such weights. */
  private static final String RECIPE = "lenet5-finetune";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--from",
      paramLabel = "FILE|pretrained",
      completionCandidates = CompletionCommand.Models.class,
      description =
          "Begin with the weights of a model file, or of the one in the jar, instead of random ones.")
  private @Nullable String from;

  /**
   * Reads the file; null without the option.
   *
   * @param resumed the checkpoint that the training resumes from, which has weights of its own
   * @throws dev.lenet.api.error.ModelFileException if the file cannot be read or is damaged
   * @throws ParameterException if there is a checkpoint too
   */
  @Nullable ModelFile read(@Nullable CheckpointInfo resumed) {
    if (from != null && resumed != null) {
      throw new ParameterException(
          command.commandLine(),
          "--resume continues with the weights of its checkpoint: omit --from");
    }
    return from == null ? null : ModelOptions.read(from);
  }

  /** The recipe if no spec is named. */
  String recipe() {
    return from == null ? TrainingArguments.RECIPE : RECIPE;
  }

  /**
   * The network with the names of the file's classes, if it has no names of its own.
   *
   * @throws dev.lenet.api.error.ModelFileException if the file has another network
   */
  NetworkSpec named(NetworkSpec network, @Nullable ModelFile file) {
    if (from == null || file == null) {
      return network;
    }
    file.requireNetwork(network, ModelOptions.source(from));
    return network.classNames().isEmpty()
        ? network.toBuilder().classNames(file.spec().classNames()).build()
        : network;
  }
}
