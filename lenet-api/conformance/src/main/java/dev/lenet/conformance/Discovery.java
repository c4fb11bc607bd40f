package dev.lenet.conformance;

import dev.lenet.api.Backends;
import dev.lenet.api.spec.Specs;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Asks for the backends present, in a JVM of its own, and says what native code that has brought
 * into the process.
 */
final class Discovery {
  /** What it prints before a native library that is not the JVM's own. */
  static final String NATIVE = "native code ";

  /** What it prints if it can tell which native libraries there are. */
  static final String JVM = "native libraries are listed";

  private static final Pattern LIBRARY =
      Pattern.compile("((?:[A-Z]:\\\\|/)\\S.*\\.(?:so|dylib|jnilib|dll)\\b.*)");

  private static final List<String> OF_THE_SYSTEM =
      List.of("/lib", "/usr/lib", "/System/", "C:\\Windows", "C:\\WINDOWS");

  private Discovery() {}

  /**
   * Prints {@code found <name>} for each backend, {@code capable <name>} for each that can compute
   * LeNet-5, and {@code native code <file>} for each native library that is neither Java's nor the
   * system's.
   */
  public static void main(String[] args) throws IOException, JMException {
    Backends.available().forEach(name -> System.out.println("found " + name));
    Backends.capableOf(Specs.recipe("lenet5"))
        .forEach(name -> System.out.println("capable " + name));
    printLibraries();
  }

  /** Those that come neither with Java nor with the system, as the JVM tells on any system. */
  static void printLibraries() throws IOException, JMException {
    String all =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "vmDynlibs",
                    new Object[0],
                    new String[0]);
    List<String> libraries =
        LIBRARY.matcher(all).results().map(found -> found.group(1).strip()).distinct().toList();
    String java = Path.of(System.getProperty("java.home")).toRealPath().toString();
    if (libraries.stream().anyMatch(file -> file.startsWith(java))) {
      System.out.println(JVM);
    }
    libraries.stream()
        .filter(file -> !file.startsWith(java))
        .filter(file -> OF_THE_SYSTEM.stream().noneMatch(file::startsWith))
        .forEach(file -> System.out.println(NATIVE + file));
  }
}
