package dev.lenet.api;

import dev.lenet.internal.checkpoint.CheckpointFolder;
import java.nio.file.Path;

/** Looks into folders of checkpoints, as {@link TrainingOptions.Builder#checkpoints} fills them. */
public final class Checkpoints {
  private Checkpoints() {}

  /** Whether the folder has a checkpoint. */
  public static boolean isPresent(Path folder) {
    return new CheckpointFolder(folder).isPresent();
  }

  /**
   * The newest sound checkpoint.
   *
   * @throws dev.lenet.api.error.TrainingException of code {@code CHECKPOINT_MISSING} if there is
   *     none, {@code CHECKPOINT_ACCESS} if the folder cannot be read
   */
  public static CheckpointInfo newest(Path folder) {
    return new CheckpointFolder(folder).newest();
  }
}
