package dev.lenet.internal.lookup;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Where the look-ups search. */
final class ClassLoaders {
  private ClassLoaders() {}

  /**
   * The thread's context class loader, then the library's own. The context loader alone is not
   * enough: threads of a common pool do not see what is nested in an application's archive.
   */
  static List<ClassLoader> ofThisThread() {
    return Stream.of(
            Thread.currentThread().getContextClassLoader(), ClassLoaders.class.getClassLoader())
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** Whether they have a class of that name; it is not loaded. */
  static boolean see(String className) {
    String file = className.replace('.', '/') + ".class";
    return ofThisThread().stream().anyMatch(loader -> loader.getResource(file) != null);
  }
}
