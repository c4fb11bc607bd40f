package dev.lenet.cli;

import dev.lenet.api.Checkpoints;
import dev.lenet.api.checkpoint.Checkpoint;
import dev.lenet.api.checkpoint.CheckpointFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a training is saved on the way, and whether it goes on from there. */
final class CheckpointOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description = "Save a checkpoint after every epoch; the two newest are kept.")
  private @Nullable Path save;

  @Option(
      names = "--checkpoint-steps",
      paramLabel = "N",
      description = "Also save one after every N steps.")
  private int everySteps;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "Go on from the newest checkpoint there, and save further ones.")
  private @Nullable Path resume;

  /** The checkpoint to go on from; null: begin anew. */
  @Nullable Checkpoint from() {
    if (everySteps < 0) {
      throw new ParameterException(
          command.commandLine(), "--checkpoint-steps must be at least 0, not " + everySteps);
    }
    if (resume != null && save != null) {
      throw new ParameterException(
          command.commandLine(),
          "--resume goes on saving to its own folder: leave out --checkpoint");
    }
    return resume == null ? null : new CheckpointFolder(resume).newest();
  }

  /** Where checkpoints go; null: none are made. */
  @Nullable Checkpoints checkpoints() {
    Path folder = resume == null ? save : resume;
    return folder == null ? null : new Checkpoints(folder, everySteps);
  }
}
