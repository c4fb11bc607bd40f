package dev.lenet.cli;

import dev.lenet.api.CheckpointInfo;
import dev.lenet.api.TrainingOptions;
import dev.lenet.internal.text.Foreign;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options for saving checkpoints and for resuming. */
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
      description = "Also save a checkpoint after every N steps.")
  private @Nullable Integer everySteps;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "Resume from the newest checkpoint in the folder, and save further ones there.")
  private @Nullable Path resume;

  /**
   * The checkpoint to resume from; null to start a new training.
   *
   * @param results a different folder, because both are locked during the training
   */
  @Nullable CheckpointInfo from(Path results) {
    if (everySteps != null && everySteps < 0) {
      throw usage("--checkpoint-steps must be at least 0, not " + everySteps);
    }
    if (everySteps != null && folder() == null) {
      throw usage("--checkpoint-steps needs a folder to save to: add --checkpoint DIR");
    }
    if (resume != null && save != null) {
      throw usage("--resume saves to its own folder: omit --checkpoint");
    }
    if (isSame(folder(), results)) {
      throw usage(
          "--out and %s name the same folder: use two different ones"
              .formatted(resume == null ? "--checkpoint" : "--resume"));
    }
    return resume == null ? null : CheckpointInfo.newest(resume);
  }

  /** Sets the folder for checkpoints, and whether the training resumes. */
  void addTo(TrainingOptions.Builder options) {
    Path folder = folder();
    if (folder != null) {
      options.checkpoints(folder).resume(resume != null);
      options.checkpointSteps(everySteps == null ? 0 : everySteps);
    }
  }

  /** Says what to do after a training that was stopped. */
  String howToGoOn() {
    Path folder = folder();
    if (folder == null) {
      return "Nothing was saved. With --checkpoint DIR, a stopped training can be resumed.";
    }
    if (!CheckpointInfo.isPresent(folder)) {
      return "No checkpoint was saved yet.";
    }
    return "Resume with 'lenet train --resume %s' and the same --data and --out."
        .formatted(Foreign.file(folder));
  }

  private @Nullable Path folder() {
    return resume == null ? save : resume;
  }

  private static boolean isSame(@Nullable Path one, Path other) {
    return one != null
        && one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
