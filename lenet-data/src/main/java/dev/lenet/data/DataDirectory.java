package dev.lenet.data;

import dev.lenet.api.Dataset;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.internal.text.Foreign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder with a data set of any content: four IDX files or two CSV files, found by their names,
 * or {@linkplain PictureFolders pictures in folders}. Each file may be gzipped. A name may have a
 * prefix that ends in {@code -} or {@code _}, as in {@code fashion-mnist_train.csv}. If there are
 * both, IDX is used before CSV, and a raw file before a gzipped one.
 *
 * @param path the folder
 * @param askedBy what chose it, for messages
 */
record DataDirectory(Path path, String askedBy) {
  private static final String LOOKED_FOR =
      "train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and"
          + " t10k-labels-idx1-ubyte (or test-... for t10k-..., or .idx for -idx), or train.csv and"
          + " test.csv; each may end in .gz, and may have a prefix such as mnist_. Or pictures in"
          + " folders named by class, such as 0 to 9, with folders train and test around them or"
          + " without";

  /** The folder that a request names. */
  static DataDirectory requested(Path folder) {
    return new DataDirectory(folder, "the request");
  }

  /**
   * The folder of that name; null if there is no name.
   *
   * @throws DataException if this process cannot have a folder of that name
   */
  static @Nullable DataDirectory named(@Nullable String name, String askedBy) {
    if (name == null || name.isBlank()) {
      return null;
    }
    try {
      return new DataDirectory(Path.of(name), askedBy);
    } catch (InvalidPathException e) {
      throw unusable(name, askedBy, e);
    }
  }

  /** The error for a name that no folder can have here. */
  static DataException unusable(String name, String askedBy, InvalidPathException e) {
    return new DataException(
        ErrorCode.DATA_MISSING,
        ("The folder '%s' (from %s) cannot be opened: %s."
                + " If its name is right, start Java in a locale that can spell it, such as C.UTF-8")
            .formatted(Foreign.text(name), askedBy, Foreign.text(e.getReason())),
        e);
  }

  /**
   * Loads both parts.
   *
   * @param classes the classes of the images in files
   * @param folderNames the names of the classes in the order of their labels, for pictures in
   *     folders; empty if only the folders know them
   * @throws DataException if the folder or a file is missing, cannot be read, or is damaged
   */
  TrainTestSplit load(Classes classes, List<String> folderNames) {
    List<Path> names = names();
    Path trainImages = find(names, "train-images[-.]idx3-ubyte");
    Path trainLabels = find(names, "train-labels[-.]idx1-ubyte");
    Path testImages = find(names, "(t10k|test)-images[-.]idx3-ubyte");
    Path testLabels = find(names, "(t10k|test)-labels[-.]idx1-ubyte");
    if (trainImages != null && trainLabels != null && testImages != null && testLabels != null) {
      return new TrainTestSplit(
          idx("train", trainImages, trainLabels, classes),
          idx("test", testImages, testLabels, classes));
    }
    Path train = find(names, "train\\.csv");
    Path test = find(names, "test\\.csv");
    if (train != null && test != null) {
      return new TrainTestSplit(
          CsvFile.read(name("train"), DataFile.any(train), classes),
          CsvFile.read(name("test"), DataFile.any(test), classes));
    }
    boolean incomplete =
        Stream.of(trainImages, trainLabels, testImages, testLabels, train, test)
            .anyMatch(Objects::nonNull);
    PictureFolders pictures = new PictureFolders(path, name("train"), name("test"));
    if (!incomplete && pictures.arePresent()) {
      return pictures.load(classes.count(), folderNames);
    }
    String listing = names.isEmpty() ? "it is empty" : "found " + Foreign.list(names);
    throw missing("has no complete data set: %s; expected %s".formatted(listing, LOOKED_FOR), null);
  }

  private Dataset idx(String part, Path images, Path labels, Classes classes) {
    return IdxFile.join(
        name(part),
        IdxFile.images(DataFile.any(images)),
        IdxFile.labels(DataFile.any(labels)),
        classes);
  }

  private String name(String part) {
    Path last = path.toAbsolutePath().normalize().getFileName();
    return (last == null ? "data" : last) + "/" + part;
  }

  /**
   * As paths, because a name that the process's locale cannot represent would not lead back to its
   * file.
   */
  private List<Path> names() {
    if (!Files.isDirectory(path)) {
      String problem = Files.exists(path) ? "is not a folder" : "does not exist";
      throw missing(problem + "; expected a folder with " + LOOKED_FOR, null);
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.map(Path::getFileName).sorted().toList();
    } catch (IOException e) {
      throw missing("cannot be read: " + Reasons.of(e), e);
    }
  }

  private @Nullable Path find(List<Path> names, String pattern) {
    Pattern raw = Pattern.compile("(.*[-_])?" + pattern);
    Pattern packed = Pattern.compile(raw + "\\.gz");
    Path file = findOnly(names, raw);
    return file == null ? findOnly(names, packed) : file;
  }

  private @Nullable Path findOnly(List<Path> names, Pattern pattern) {
    List<Path> found =
        names.stream().filter(name -> pattern.matcher(name.toString()).matches()).toList();
    if (found.size() > 1) {
      throw missing(
          "has several files of the same kind: %s. Keep one of them".formatted(Foreign.list(found)),
          null);
    }
    return found.isEmpty() ? null : path.resolve(found.get(0));
  }

  private DataException missing(String problem, @Nullable IOException cause) {
    return new DataException(
        ErrorCode.DATA_MISSING,
        "The data folder %s (from %s) %s".formatted(Foreign.file(path), askedBy, problem),
        cause);
  }
}
