package dev.lenet.api;

import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.weights.Weights;
import dev.lenet.internal.checkpoint.CheckpointFolder;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a checkpoint contains. {@link TrainingOptions.Builder#checkpoints} fills the folder. The
 * library implements it; a later version may add methods.
 */
public interface CheckpointInfo {
  /** Whether the folder has a checkpoint. */
  static boolean isPresent(Path folder) {
    return new CheckpointFolder(folder).isPresent();
  }

  /**
   * The newest undamaged checkpoint in a folder.
   *
   * @throws dev.lenet.api.error.TrainingException of code {@code CHECKPOINT_MISSING} if the folder
   *     has no checkpoint, {@code CHECKPOINT_ACCESS} if the folder cannot be read
   * @throws dev.lenet.api.error.ModelFileException if all are damaged
   */
  static CheckpointInfo newest(Path folder) {
    return new CheckpointFolder(folder).newest();
  }

  /**
   * Deletes all checkpoints in a folder, so that a new training can save its own there. Does
   * nothing if there are none; leaves the folder, and all other files in it.
   *
   * @throws dev.lenet.api.error.TrainingException of code {@code CHECKPOINT_IN_USE} if a training
   *     saves into the folder, {@code CHECKPOINT_ACCESS} if a file cannot be deleted
   */
  static void deleteAll(Path folder) {
    new CheckpointFolder(folder).deleteAll();
  }

  /**
   * The checkpoints at the ends of epochs, the first epoch first: all of them, if the training
   * {@linkplain TrainingOptions.Builder#keepCheckpoints kept} them. Each is read when the stream
   * comes to it, with the same exceptions as {@link #newest}, but also if only one is damaged.
   */
  static Stream<CheckpointInfo> ofEpochs(Path folder) {
    return new CheckpointFolder(folder).ofEpochs().map(checkpoint -> checkpoint);
  }

  /** The network and its training as it was started. */
  NetworkSpec spec();

  /** The name of the backend that the training ran on. */
  String backend();

  /** The number of threads, each with a replica of the network. */
  int threads();

  /** Number of images of the training data, including those for validation. */
  int images();

  /** Number of steps done. */
  long step();

  /** Number of epochs done; one that has begun does not count. */
  int epochs();

  /** The weights at that step. */
  Weights weights();
}
