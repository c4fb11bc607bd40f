package dev.lenet.cli;

import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.cli.data.DataChoice;
import picocli.CommandLine.Option;

/** The options that choose the images. */
final class DataOption {
  /** The description of {@code --transposed}. */
  static final String TRANSPOSED =
      "Exchange rows and columns of each image, as the files of EMNIST need it.";

  @Option(
      names = "--data",
      paramLabel = "NAME|DIR",
      converter = FolderText.class,
      completionCandidates = CompletionCommand.DataSets.class,
      description =
          "A data set, mnist or fashion-mnist, cached or downloaded; or a folder with IDX, IDX.gz or CSV files, or with pictures in folders named by class (default: mnist).")
  private String asked = DataChoice.MNIST;

  @Option(names = "--transposed", description = TRANSPOSED)
  private boolean transposed;

  /** The chosen images. */
  DataChoice choice() {
    return new DataChoice(asked, transposed);
  }

  /** The images, with the classes of a network. Shows how far a download is. */
  TrainTestSplit load(NetworkSpec network, Console console, OutputOptions output) {
    try (var display = new DownloadDisplay(console, output)) {
      return choice().load(network, false, display);
    }
  }
}
