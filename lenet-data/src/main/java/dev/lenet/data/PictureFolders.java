package dev.lenet.data;

import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.internal.text.Foreign;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/**
 * Pictures in folders that are named by class, as torchvision's {@code ImageFolder} has them. The
 * folder has {@code train} and {@code test} with folders of classes below, or the folders of
 * classes alone, which are {@linkplain ClassFolders#split split}.
 *
 * @param path the folder
 * @param trainName the name of the training part, as reports show it
 * @param testName the name of the test part
 */
record PictureFolders(Path path, String trainName, String testName) {
  private static final String TRAIN = "train";
  private static final String TEST = "test";

  /** Whether there is a folder that is not hidden. */
  boolean arePresent() {
    return !VisibleFiles.folders(path).isEmpty();
  }

  /**
   * Loads both parts.
   *
   * @param classes the number of classes
   * @param classNames their names; empty if only the folders have names
   * @throws DataException if folders are missing or do not fit the classes, or a picture cannot be
   *     used
   */
  TrainTestSplit load(int classes, List<String> classNames) {
    ClassFolders.Split split = split();
    TreeSet<String> folders = new TreeSet<>(split.train().names());
    folders.addAll(split.test().names());
    ClassLabels labels = ClassLabels.of(path, folders, classes, classNames);
    return new TrainTestSplit(
        LabelledPictures.of(trainName, split.train(), labels).load(),
        LabelledPictures.of(testName, split.test(), labels).load());
  }

  private ClassFolders.Split split() {
    List<String> names =
        VisibleFiles.folders(path).stream().map(folder -> VisibleFiles.name(folder)).toList();
    if (!names.contains(TRAIN) && !names.contains(TEST)) {
      ClassFolders.Split split = ClassFolders.in(path).split();
      if (split.test().count() == 0) {
        throw missing(
            "has %d pictures, but no class with at least two, of which one could be for the test"
                .formatted(split.train().count()));
      }
      return split;
    }
    if (names.size() != 2 || !names.contains(TRAIN) || !names.contains(TEST)) {
      throw missing(
          "has the folders %s; expected train and test alone, or neither of them"
              .formatted(Foreign.list(names)));
    }
    ClassFolders.Split split =
        new ClassFolders.Split(
            ClassFolders.in(path.resolve(TRAIN)), ClassFolders.in(path.resolve(TEST)));
    if (split.train().count() == 0 || split.test().count() == 0) {
      throw missing(
          "has %d pictures in the folders of classes in train and %d in those in test; both need some"
              .formatted(split.train().count(), split.test().count()));
    }
    return split;
  }

  private DataException missing(String problem) {
    return new DataException(
        ErrorCode.DATA_MISSING,
        "The folder of pictures %s %s".formatted(Foreign.file(path), problem));
  }
}
