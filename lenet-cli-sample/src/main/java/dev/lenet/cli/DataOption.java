package dev.lenet.cli;

import dev.lenet.api.DatasetRequest;
import dev.lenet.api.Datasets;
import dev.lenet.api.TrainTestSplit;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that chooses the images. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder with IDX, IDX.gz or CSV files (default: MNIST, cached or downloaded).")
  private @Nullable Path folder;

  /** The named folder; null for MNIST, cached or downloaded. */
  @Nullable Path folder() {
    return folder;
  }

  TrainTestSplit load(int classes) {
    return Datasets.load(
        DatasetRequest.builder("mnist").directory(folder).classes(classes).build());
  }
}
