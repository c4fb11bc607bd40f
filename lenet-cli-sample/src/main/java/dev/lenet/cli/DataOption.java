package dev.lenet.cli;

import dev.lenet.api.DatasetRequest;
import dev.lenet.api.Datasets;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.spec.NetworkSpec;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that chooses the images. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder with IDX, IDX.gz or CSV files, or with pictures in folders named by class (default: MNIST, cached or downloaded).")
  private @Nullable Path folder;

  /** The named folder; null for MNIST, cached or downloaded. */
  @Nullable Path folder() {
    return folder;
  }

  /** The images, with the classes of a network. Shows how far a download is. */
  TrainTestSplit load(NetworkSpec network, Console console, OutputOptions output) {
    try (var display = new DownloadDisplay(console, output)) {
      return Datasets.load(
          DatasetRequest.builder("mnist")
              .directory(folder)
              .classes(network.classes())
              .classNames(network.classNames())
              .downloads(display)
              .build());
    }
  }
}
