package dev.lenet.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Files by class.
 *
 * @param files the files of each class, in order; a class may have no files
 */
record ClassFolders(SortedMap<String, List<Path>> files) {
  /** Of five pictures of a class, one is for the test. */
  private static final int TEST_EVERY = 5;

  /**
   * Training and test.
   *
   * @param train the files to train on
   * @param test the files to test with
   */
  record Split(ClassFolders train, ClassFolders test) {}

  /** The classes that the folders in a folder are named by. Files beside them are not read. */
  static ClassFolders in(Path folder) {
    SortedMap<String, List<Path>> files = new TreeMap<>();
    for (Path of : VisibleFiles.folders(folder)) {
      files
          .computeIfAbsent(VisibleFiles.name(of), name -> new ArrayList<>())
          .addAll(VisibleFiles.below(of));
    }
    return new ClassFolders(files);
  }

  /** The names of the classes. */
  Set<String> names() {
    return files.keySet();
  }

  /** The number of files. */
  int count() {
    return files.values().stream().mapToInt(List::size).sum();
  }

  /**
   * Takes every fifth file of each class for the test; the last one of two to four files. A single
   * file is for training. Both parts have all classes.
   */
  Split split() {
    SortedMap<String, List<Path>> train = new TreeMap<>();
    SortedMap<String, List<Path>> test = new TreeMap<>();
    files.forEach(
        (name, all) -> {
          List<Path> learn = new ArrayList<>();
          List<Path> hold = new ArrayList<>();
          for (int i = 0; i < all.size(); i++) {
            boolean isFifth = i % TEST_EVERY == TEST_EVERY - 1;
            boolean isLastOfFew = all.size() > 1 && all.size() < TEST_EVERY && i == all.size() - 1;
            (isFifth || isLastOfFew ? hold : learn).add(all.get(i));
          }
          train.put(name, learn);
          test.put(name, hold);
        });
    return new Split(new ClassFolders(train), new ClassFolders(test));
  }
}
