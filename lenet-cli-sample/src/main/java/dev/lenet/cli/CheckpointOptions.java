package dev.lenet.cli;

import dev.lenet.api.CheckpointInfo;
import dev.lenet.api.TrainingOptions;
import dev.lenet.cli.data.DataChoice;
import dev.lenet.internal.text.Foreign;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Options for saving checkpoints and for resuming. Without them checkpoints go to a folder below
 * the results, so that no training is lost.
 */
final class CheckpointOptions {
  private static final String DEFAULT = "checkpoints";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description =
          "Where a checkpoint goes after every epoch, and at Ctrl-C; the two newest are kept (default: 'checkpoints' in --out, replaced by the next training).")
  private @Nullable Path save;

  @Option(
      names = "--checkpoint-steps",
      paramLabel = "N",
      description = "Also save a checkpoint after every N steps.")
  private @Nullable Integer everySteps;

  @Option(
      names = "--keep-checkpoints",
      description =
          "Keep the checkpoint of every epoch, so that 'lenet serve --training DIR' can show how the network learnt.")
  private boolean keep;

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
    if (resume != null && save != null) {
      throw usage("--resume saves to its own folder: omit --checkpoint");
    }
    if (isSame(folder(results), results)) {
      throw usage(
          "--out and %s name the same folder: use two different ones"
              .formatted(resume == null ? "--checkpoint" : "--resume"));
    }
    return resume == null ? null : CheckpointInfo.newest(resume);
  }

  /**
   * Sets the folder for checkpoints, and whether the training resumes. The checkpoints of the
   * training before are deleted if nobody named the folder, as its results are replaced too.
   *
   * @param results the folder of the results, which this process has locked
   * @param notice gets a sentence before anything is deleted
   */
  void addTo(TrainingOptions.Builder options, Path results, Consumer<String> notice) {
    Path folder = folder(results);
    if (save == null && resume == null && CheckpointInfo.isPresent(folder)) {
      notice.accept("replaces the checkpoints of another training in " + Foreign.file(folder));
      CheckpointInfo.deleteAll(folder);
    }
    options.checkpoints(folder).keepCheckpoints(keep).resume(resume != null);
    options.checkpointSteps(everySteps == null ? 0 : everySteps);
  }

  /**
   * The command that goes on with a training that was stopped; null if it has no checkpoint. What
   * it does not name is in the checkpoint.
   *
   * @param data the images
   */
  @Nullable ShellCommand toGoOn(Path results, DataChoice data) {
    Path folder = folder(results);
    if (!CheckpointInfo.isPresent(folder)) {
      return null;
    }
    return ShellCommand.lenet("train")
        .option("--resume", folder)
        .option("--data", data.isMnist() ? null : data.asked())
        .flag("--transposed", data.transposed())
        .option("--checkpoint-steps", everySteps)
        .flag("--keep-checkpoints", keep)
        .option("--out", results);
  }

  private Path folder(Path results) {
    if (resume != null) {
      return resume;
    }
    return save == null ? results.resolve(DEFAULT) : save;
  }

  private static boolean isSame(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
