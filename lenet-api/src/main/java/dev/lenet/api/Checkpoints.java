package dev.lenet.api;

import java.nio.file.Path;

/**
 * Where and how often a training is saved, so that it can go on after whatever ended it. The folder
 * keeps the two newest checkpoints, {@code checkpoint-<step>.safetensors}; each is complete, and
 * replaces nothing until it is on the disk. A training holds its folder by {@code .lenet.lock}, so
 * that no other saves into it.
 *
 * @param directory made if it is not there
 * @param everySteps also after so many steps within an epoch; 0: only after each epoch
 */
public record Checkpoints(Path directory, int everySteps) {
  /** Checks the number. */
  public Checkpoints {
    if (everySteps < 0) {
      throw new IllegalArgumentException(
          "A checkpoint can be made every 1 or more steps, or 0 for epochs only, not "
              + everySteps);
    }
  }

  /** A checkpoint after each epoch. */
  public static Checkpoints everyEpoch(Path directory) {
    return new Checkpoints(directory, 0);
  }
}
