package dev.lenet.data;

import dev.lenet.api.DatasetRequest;
import dev.lenet.api.Datasets;
import dev.lenet.api.TrainTestSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program of its own that loads MNIST from a folder three times and notes how long it took. */
final class TimedLoad {
  private static final int LOADS = 3;

  private TimedLoad() {}

  /** Arguments: the folder ({@code -}: the usual places), a file to write checksum and times to. */
  public static void main(String[] arguments) throws IOException {
    Path folder = arguments[0].equals("-") ? null : Path.of(arguments[0]);
    StringBuilder times = new StringBuilder();
    String sha256 = "";
    for (int i = 0; i < LOADS; i++) {
      long start = System.nanoTime();
      TrainTestSplit mnist =
          Datasets.load(DatasetRequest.builder("mnist").directory(folder).build());
      times.append(" %.2f s".formatted((System.nanoTime() - start) / 1e9));
      sha256 = mnist.train().sha256() + mnist.test().sha256();
    }
    Files.writeString(Path.of(arguments[1]), sha256 + times);
  }
}
