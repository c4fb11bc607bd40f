package dev.lenet.cli.doctor;

import dev.lenet.internal.text.Foreign;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at the environment variables that this program and its launcher read. */
record SettingsCheck(Map<String, String> environment) {
  private static final String PREFIX = "LENET_";
  private static final List<String> READ =
      List.of("LENET_BACKEND", "LENET_CACHE_DIR", "LENET_DATA_DIR", "LENET_JAVA_OPTS");

  /** They change how Java runs. Their values may hold passwords, as that of a proxy. */
  private static final List<String> OF_JAVA =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "LENET_JAVA_OPTS");

  /** System properties do the same as variables. */
  private static final List<String> PROPERTIES = List.of("lenet.backend", "lenet.data.dir");

  List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    String set =
        Stream.of(
                READ.stream()
                    .filter(name -> environment.containsKey(name) && !OF_JAVA.contains(name))
                    .map(name -> name + "=" + environment.get(name)),
                OF_JAVA.stream().filter(environment::containsKey).map(name -> name + " is set"),
                PROPERTIES.stream()
                    .filter(name -> System.getProperty(name) != null)
                    .map(name -> "-D" + name + "=" + System.getProperty(name)))
            .flatMap(settings -> settings)
            .map(Foreign::text)
            .collect(Collectors.joining(", "));
    checks.add(Check.ok("settings", set.isEmpty() ? "no LENET_ variable is set" : set));
    new TreeMap<>(environment)
        .keySet().stream()
            .filter(name -> name.startsWith(PREFIX) && !READ.contains(name))
            .forEach(name -> checks.add(unread(name)));
    return checks;
  }

  private static Check unread(String name) {
    return Check.note(
        "settings",
        "%s is set, and nothing reads it".formatted(Foreign.text(name)),
        "Correct the name, or unset it; these are read: " + String.join(", ", READ));
  }
}
