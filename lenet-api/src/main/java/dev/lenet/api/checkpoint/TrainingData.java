package dev.lenet.api.checkpoint;

import dev.lenet.api.Dataset;
import java.util.Objects;

/**
 * Which images a training learns from.
 *
 * @param images their number, validation images included
 * @param sha256 see {@link Dataset#sha256}
 */
public record TrainingData(int images, String sha256) {
  /** Refuses null. */
  public TrainingData {
    Objects.requireNonNull(sha256, "sha256 is missing");
  }

  /** What the data set holds; reads all of it. */
  public static TrainingData of(Dataset data) {
    return new TrainingData(data.size(), data.sha256());
  }
}
