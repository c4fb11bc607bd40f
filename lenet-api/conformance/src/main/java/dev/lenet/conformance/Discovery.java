package dev.lenet.conformance;

import dev.lenet.api.Backends;
import dev.lenet.api.spec.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Asks for the backends present, in a JVM of its own, and says what native code that has brought
 * into the process.
 */
final class Discovery {
  /** What it prints before a native library that is not the JVM's own. */
  static final String NATIVE = "native ";

  private static final Path MAPS = Path.of("/proc/self/maps");

  private Discovery() {}

  /**
   * Prints {@code found <name>} for each backend, and {@code native <file>} for each foreign
   * library.
   */
  public static void main(String[] args) throws IOException {
    Backends.available().forEach(name -> System.out.println("found " + name));
    Backends.capableOf(Specs.recipe("lenet5"))
        .forEach(name -> System.out.println("capable " + name));
    for (String library : foreignLibraries()) {
      System.out.println(NATIVE + library);
    }
  }

  /**
   * Where the system tells what is mapped: shared libraries that come neither with Java nor with
   * the system.
   */
  private static List<String> foreignLibraries() throws IOException {
    if (!Files.isReadable(MAPS)) {
      return List.of();
    }
    String java = Path.of(System.getProperty("java.home")).toRealPath().toString();
    return Files.readAllLines(MAPS).stream()
        .filter(line -> line.contains(".so"))
        .map(line -> line.substring(line.indexOf('/')))
        .filter(
            file ->
                !file.startsWith(java) && !file.startsWith("/lib") && !file.startsWith("/usr/lib"))
        .distinct()
        .toList();
  }
}
