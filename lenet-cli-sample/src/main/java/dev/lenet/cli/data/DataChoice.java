package dev.lenet.cli.data;

import dev.lenet.api.DatasetRequest;
import dev.lenet.api.Datasets;
import dev.lenet.api.DownloadListener;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.internal.text.Foreign;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The images that a command reads.
 *
 * @param asked the name of a data set, or else a folder
 * @param transposed whether rows and columns of each image are exchanged
 */
public record DataChoice(String asked, boolean transposed) {
  /** What is read if nothing is chosen. */
  public static final String MNIST = "mnist";

  /** Follows no download. */
  public static final DownloadListener SILENT = (source, bytes, share) -> {};

  /** Whether it is the data set that the published results are of. */
  public boolean isMnist() {
    return asked.equals(MNIST);
  }

  /**
   * Whether it is a data set with a name. A folder of the same name is chosen by {@code ./} before
   * it.
   */
  public boolean isNamed() {
    return Datasets.available().contains(asked);
  }

  /**
   * Loads both parts, with the classes of a network.
   *
   * @param offline whether only what is on this machine may be read
   * @throws DataException if the data is missing or damaged, or has other classes
   */
  public TrainTestSplit load(NetworkSpec network, boolean offline, DownloadListener downloads) {
    TrainTestSplit split =
        Datasets.load(
            request()
                .classes(network.classes())
                .classNames(network.classNames())
                .offline(offline)
                .downloads(downloads)
                .build());
    return transposed
        ? new TrainTestSplit(split.train().transposed(), split.test().transposed())
        : split;
  }

  private DatasetRequest.Builder request() {
    if (isNamed()) {
      return DatasetRequest.builder(asked);
    }
    Path folder = Path.of(asked);
    if (!Files.exists(folder)) {
      throw new DataException(
          ErrorCode.DATA_MISSING,
          "No data set and no folder has the name '%s'. The data sets are %s"
              .formatted(Foreign.file(asked), String.join(", ", Datasets.available())));
    }
    return DatasetRequest.builder(MNIST).directory(folder);
  }
}
