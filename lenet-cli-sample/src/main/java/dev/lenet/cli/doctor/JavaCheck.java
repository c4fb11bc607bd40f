package dev.lenet.cli.doctor;

import dev.lenet.internal.text.Foreign;
import java.util.ArrayList;
import java.util.List;

/** Looks at Java and the system below it. */
final class JavaCheck {
  /** MNIST and a training need this much. */
  private static final long LEAST_HEAP = 256L << 20;

  private JavaCheck() {}

  static List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    checks.add(
        Check.ok(
            "java",
            "%s by %s, in %s"
                .formatted(Runtime.version(), property("java.vendor"), property("java.home"))));
    long heap = Runtime.getRuntime().maxMemory();
    checks.add(
        heap < LEAST_HEAP
            ? Check.note(
                "memory",
                "the heap may have %s, which is little for a training"
                    .formatted(Check.mebibytes(heap)),
                "Set LENET_JAVA_OPTS=-Xmx512m for the script, or start the jar with java -Xmx512m")
            : Check.ok("memory", "the heap may have " + Check.mebibytes(heap)));
    String system =
        "%s %s, %s, processors: %d"
            .formatted(
                property("os.name"),
                property("os.version"),
                property("os.arch"),
                Runtime.getRuntime().availableProcessors());
    String names = System.getProperty("sun.jnu.encoding", "UTF-8");
    checks.add(
        names.startsWith("ANSI_X3.4")
            ? Check.note(
                "platform",
                system
                    + "; the locale has only ASCII, so files such as zahl-\u00fc.png cannot be opened",
                "Set LC_ALL=C.UTF-8")
            : Check.ok("platform", system + ", file names in " + names));
    return checks;
  }

  private static String property(String name) {
    return Foreign.text(System.getProperty(name));
  }
}
