package dev.lenet.conformance;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.error.BackendException;
import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.spi.Capability;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every provider of a backend must do. The rules are explained in {@code conformance.md}, a
 * resource of this package.
 */
@ExtendWith(NamedFailures.class)
public abstract class ProviderConformance {
  /** The provider under test: public, with a public constructor without parameters. */
  protected abstract BackendProvider provider();

  /** The packages of the engine. No class of them may be loaded before the backend is opened. */
  protected abstract List<String> enginePackages();

  @Test
  @DisplayName("P01 has a name of lower-case letters and digits")
  void hasAName() {
    String name = provider().name();
    assertTrue(name.matches("[a-z][a-z0-9-]*"), () -> "the name '" + name + "'");
  }

  @Test
  @DisplayName("P02 is found by its name among the backends present")
  void isFound() {
    assertTrue(
        Backends.available().contains(provider().name()),
        () -> "available are %s; %s".formatted(Backends.available(), whyNot()));
    try (Backend backend = Backends.open(provider().name())) {
      assertEquals(provider().name(), backend.info().name(), "the name of the backend found");
    }
  }

  /** The library's own words for what keeps it from using the provider. */
  private String whyNot() {
    return assertThrows(BackendException.class, () -> Backends.open(provider().name()).close())
        .toString();
  }

  @Test
  @DisplayName("P03 gives a reason for whatever it declares as missing, and lets nobody change it")
  void givesReasons() {
    var missing = provider().missingCapabilities();
    missing.forEach(
        (capability, reason) -> assertFalse(reason.isBlank(), () -> "reason for " + capability));
    assertEquals(missing, provider().missingCapabilities(), "what is missing, asked twice");
    assertThrows(
        UnsupportedOperationException.class,
        () -> missing.put(Capability.DENSE, "changed"),
        "a caller has changed what is missing");
  }

  @Test
  @DisplayName("P04 loads no class of the engine and no native code until the backend is opened")
  void loadsNothingEarly(@TempDir Path folder) throws IOException, InterruptedException {
    Path loaded = folder.resolve("classes.txt");
    ChildJvm child = new ChildJvm(folder, "-Xlog:class+load=info:file=" + loaded + ":none");
    List<String> output = child.run(Discovery.class);
    assertTrue(
        output.contains("found " + provider().name()),
        () ->
            "expected to be found in another JVM: %s; found: %s"
                .formatted(provider().name(), output));
    assertTrue(
        output.contains(Discovery.JVM),
        () -> "the list of native libraries has the JVM: " + output);
    assertTrue(
        output.stream().noneMatch(line -> line.startsWith(Discovery.NATIVE)),
        () -> "native code is loaded: " + output);
    List<String> classes = Files.readAllLines(loaded);
    assertTrue(
        classes.stream().anyMatch(line -> line.contains(provider().getClass().getName())),
        "the list of loaded classes has the provider in it");
    for (String engine : enginePackages()) {
      assertEquals(
          List.of(),
          classes.stream().filter(line -> line.startsWith(engine + ".")).toList(),
          "classes of the engine loaded by a provider that should not refer to the engine's classes");
    }
  }

  @Test
  @DisplayName("P05 can be made again and again, and opened as often")
  void isMadeAgain() {
    for (int i = 0; i < 2; i++) {
      try (Backend backend = Backends.open(provider())) {
        assertNotNull(backend.info());
      }
    }
    Class<?> type = provider().getClass();
    assertTrue(
        Modifier.isPublic(type.getModifiers()),
        () -> "expected a public class, which ServiceLoader can make; found: " + type);
    assertDoesNotThrow(
        () -> type.getConstructor(), "expected a public constructor without parameters");
  }
}
