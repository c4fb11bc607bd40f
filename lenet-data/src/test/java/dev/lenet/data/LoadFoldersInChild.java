package dev.lenet.data;

import dev.lenet.api.DatasetRequest;
import dev.lenet.api.Datasets;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.error.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of its own that loads folders, and notes for each what came of it. */
final class LoadFoldersInChild {
  private LoadFoldersInChild() {}

  /** Arguments: a file to write to, one line for each folder; the folders. */
  public static void main(String[] arguments) throws IOException {
    List<String> outcomes = new ArrayList<>();
    for (String folder : List.of(arguments).subList(1, arguments.length)) {
      try {
        TrainTestSplit split =
            Datasets.load(DatasetRequest.builder("mnist").directory(Path.of(folder)).build());
        outcomes.add(split.train().size() + " and " + split.test().size() + " images");
      } catch (DataException e) {
        outcomes.add(e.code() + " " + e.reason());
      }
    }
    Files.write(Path.of(arguments[0]), outcomes);
  }
}
