package dev.lenet.internal.lookup;

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

  /** Whether they have a class of that name. Does not load it. */
  static boolean see(String className) {
    String file = className.replace('.', '/') + ".class";
    return ofThisThread().stream().anyMatch(loader -> loader.getResource(file) != null);
  }
}
