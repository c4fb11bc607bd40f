package dev.lenet.api;

import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.internal.checkpoint.CheckpointFolder;
import java.nio.file.Path;

/**
 * What a checkpoint is of, in a folder that {@link TrainingOptions.Builder#checkpoints} fills. The
 * library implements it; a later version may add methods.
 */
public interface CheckpointInfo {
  /** Whether the folder has a checkpoint. */
  static boolean isPresent(Path folder) {
    return new CheckpointFolder(folder).isPresent();
  }

  /**
   * The newest sound checkpoint in a folder.
   *
   * @throws dev.lenet.api.error.TrainingException of code {@code CHECKPOINT_MISSING} if there is
   *     none, {@code CHECKPOINT_ACCESS} if the folder cannot be read
   * @throws dev.lenet.api.error.ModelFileException if all are damaged
   */
  static CheckpointInfo newest(Path folder) {
    return new CheckpointFolder(folder).newest();
  }

  /** The network with the training as it really runs. */
  NetworkSpec spec();

  /** The name of the backend that the training ran on. */
  String backend();

  /** The number of replicas that worked side by side. */
  int threads();

  /** Number of images of the training data, with those that the spec holds back. */
  int images();

  /** Number of steps made so far. */
  long step();
}
