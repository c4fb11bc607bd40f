package dev.lenet.data;

import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.internal.file.FileReason;
import dev.lenet.internal.text.Foreign;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files and folders that a person put somewhere, in an order that does not depend on the file
 * system. Leaves out what systems and programs put beside them: names that begin with a dot, and a
 * few others. Follows symbolic links.
 */
final class VisibleFiles {
  /** Of Windows, of macOS' archives, and of network drives; in lower case. */
  private static final Set<String> OF_SYSTEMS =
      Set.of("thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "@eadir");

  private VisibleFiles() {}

  /**
   * The folders in a folder.
   *
   * @throws DataException if it cannot be listed
   */
  static List<Path> folders(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> isVisible(file) && Files.isDirectory(file))
          .sorted(order(folder))
          .toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  /**
   * All files in a folder and in the folders below it.
   *
   * @throws DataException if a folder cannot be listed, a link leads nowhere or to a folder above
   *     itself, or something is neither a file nor a folder
   */
  static List<Path> below(Path folder) {
    Collector collector = new Collector(folder);
    try {
      Files.walkFileTree(
          folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, collector);
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    collector.found.sort(order(folder));
    return collector.found;
  }

  /**
   * The last part of a path in Unicode's composed form: macOS may write an accent as a character of
   * its own.
   */
  static String name(Path path) {
    Path name = path.getFileName();
    return composed(name == null ? "" : name.toString());
  }

  /** By names, the same on every system. */
  private static Comparator<Path> order(Path folder) {
    return Comparator.comparing(
            (Path path) ->
                composed(folder.relativize(path).toString().replace(File.separatorChar, '/')))
        .thenComparing(Comparator.naturalOrder());
  }

  private static String composed(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }

  private static boolean isVisible(Path path) {
    String name = name(path);
    return !name.startsWith(".") && !OF_SYSTEMS.contains(name.toLowerCase(Locale.ROOT));
  }

  private static DataException unreadable(Path path, IOException e) {
    return new DataException(
        ErrorCode.DATA_MISSING,
        "%s cannot be read: %s".formatted(Foreign.file(path), FileReason.of(e)),
        e);
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> found = new ArrayList<>();

    Collector(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return folder.equals(root) || isVisible(folder)
          ? FileVisitResult.CONTINUE
          : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!isVisible(file)) {
        return FileVisitResult.CONTINUE;
      }
      if (!attributes.isRegularFile()) {
        throw new DataException(
            ErrorCode.DATA_MISSING,
            "%s is %s"
                .formatted(
                    Foreign.file(file),
                    attributes.isSymbolicLink()
                        ? "a link to a file that does not exist"
                        : "not a regular file"));
      }
      found.add(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      if (!isVisible(file)) {
        return FileVisitResult.CONTINUE;
      }
      throw unreadable(file, e);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
      if (e != null) {
        throw unreadable(folder, e);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
