package dev.lenet.data;

import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.internal.text.Foreign;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.regex.Pattern;

/**
 * Which label a folder's name stands for.
 *
 * @param count the number of classes
 * @param names the names of the classes, in the order of their labels; empty if the folders are
 *     named by numbers, which are the labels
 */
record ClassLabels(int count, List<String> names) {
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");

  /**
   * The labels of some folders: their places in {@code known} if that has all of them; else their
   * numbers if all are numbers; else, if {@code known} is empty, their places in alphabetical
   * order.
   *
   * @param where what has the folders, for messages
   * @param known the names of the classes of a spec, or an empty list
   * @throws DataException {@code DATA_MISMATCH} if the folders do not fit the classes
   */
  static ClassLabels of(Path where, SortedSet<String> folders, int classes, List<String> known) {
    if (known.containsAll(folders)) {
      return new ClassLabels(classes, known);
    }
    if (folders.stream().allMatch(name -> NUMBER.matcher(name).matches())) {
      requireBelow(where, folders, classes);
      return new ClassLabels(classes, List.of());
    }
    if (!known.isEmpty()) {
      List<String> others = new ArrayList<>(folders);
      others.removeAll(known);
      throw mismatch(
          where,
          "has the folders %s, which are not names of the network's classes; these are %s"
              .formatted(Foreign.list(others), Foreign.list(known)));
    }
    if (folders.size() != classes) {
      throw mismatch(
          where,
          "has %d folders of classes, %s, but the network has %d classes. Name the folders by the numbers 0 to %d, or use a spec with one unit for each folder in its last layer"
              .formatted(folders.size(), Foreign.list(folders), classes, classes - 1));
    }
    return new ClassLabels(classes, List.copyOf(folders));
  }

  /** The label of a folder. */
  int label(String folder) {
    return names.isEmpty() ? Integer.parseInt(folder) : names.indexOf(folder);
  }

  private static void requireBelow(Path where, SortedSet<String> folders, int classes) {
    for (String name : folders) {
      if (Integer.parseInt(name) >= classes) {
        throw mismatch(
            where,
            "has a folder '%s', but there are %d classes: allowed are 0 to %d"
                .formatted(name, classes, classes - 1));
      }
    }
  }

  private static DataException mismatch(Path where, String problem) {
    return new DataException(
        ErrorCode.DATA_MISMATCH,
        "The folder of pictures %s %s".formatted(Foreign.file(where), problem));
  }
}
