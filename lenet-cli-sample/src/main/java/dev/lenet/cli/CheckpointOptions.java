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
  private @Nullable Integer everySteps;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "Go on from the newest checkpoint there, and save further ones.")
  private @Nullable Path resume;

  /**
   * The checkpoint to go on from; null: begin anew.
   *
   * @param results another folder, as both are held during the training
   */
  @Nullable CheckpointInfo from(Path results) {
    if (everySteps != null && everySteps < 0) {
      throw usage("--checkpoint-steps must be at least 0, not " + everySteps);
    }
    if (everySteps != null && folder() == null) {
      throw usage("--checkpoint-steps needs a folder to save to: add --checkpoint DIR");
    }
    if (resume != null && save != null) {
      throw usage("--resume goes on saving to its own folder: leave out --checkpoint");
    }
    if (isSame(folder(), results)) {
      throw usage(
          "--out and %s name the same folder: give each its own"
              .formatted(resume == null ? "--checkpoint" : "--resume"));
    }
    return resume == null ? null : CheckpointInfo.newest(resume);
  }

  /** Says where checkpoints go, and whether the training goes on from there. */
  void addTo(TrainingOptions.Builder options) {
    Path folder = folder();
    if (folder != null) {
      options.checkpoints(folder).resume(resume != null);
      options.checkpointSteps(everySteps == null ? 0 : everySteps);
    }
  }

  /** What to do after a training that did not end. */
  String howToGoOn() {
    Path folder = folder();
    if (folder == null) {
      return "Nothing was saved. With --checkpoint DIR a training can go on where it was stopped.";
    }
    if (!CheckpointInfo.isPresent(folder)) {
      return "No checkpoint was saved yet.";
    }
    return "Go on with 'lenet train --resume %s' and the same --data and --out."
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
