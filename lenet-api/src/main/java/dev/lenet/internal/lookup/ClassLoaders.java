package dev.lenet.internal.lookup;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The class loaders with which look-ups search. */
final class ClassLoaders {
  private ClassLoaders() {}

  /**
   * The thread's context class loader, then the library's own. The context loader alone is not
   * enough: for threads of a common pool, it does not find jars nested in an application's archive.
   */
  static List<ClassLoader> ofThisThread() {
    return Stream.of(
            Thread.currentThread().getContextClassLoader(), ClassLoaders.class.getClassLoader())
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** Whether it is a folder, which Java reads as if it were a file that lists what is in it. */
  static boolean isFolder(URL file) {
    try {
      return file.getProtocol().equals("file") && Files.isDirectory(Path.of(file.toURI()));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether they have a class of that name. Does not load it. */
  static boolean see(String className) {
    String file = className.replace('.', '/') + ".class";
    return ofThisThread().stream().anyMatch(loader -> loader.getResource(file) != null);
  }
}
