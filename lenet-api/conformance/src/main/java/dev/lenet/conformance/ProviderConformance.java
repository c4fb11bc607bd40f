package dev.lenet.conformance;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.spi.Capability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every provider of a backend must do. The rules are explained in {@code docs/conformance.md}.
 */
public abstract class ProviderConformance {
  /** The provider under test: public, with a public constructor without parameters. */
  protected abstract BackendProvider provider();

  /**
   * The packages that the engine's classes are in, none of which may be loaded before the backend
   * is opened.
   */
  protected abstract List<String> enginePackages();

  @Test
  @DisplayName("P01 has a name of lower-case letters and digits")
  void hasAName() {
    assertTrue(provider().name().matches("[a-z][a-z0-9-]*"), provider()::name);
    assertEquals(provider().name(), provider().name().toLowerCase(Locale.ROOT));
  }

  @Test
  @DisplayName("P02 is found by its name among the backends present")
  void isFound() {
    assertTrue(
        Backends.available().contains(provider().name()),
        "If this fails, check META-INF/services/" + BackendProvider.class.getName());
    try (Backend backend = Backends.open(provider().name())) {
      assertEquals(provider().name(), backend.info().name());
    }
  }

  @Test
  @DisplayName("P03 gives a reason for whatever it declares as missing, and lets nobody change it")
  void givesReasons() {
    var missing = provider().missingCapabilities();
    missing.forEach(
        (capability, reason) -> assertFalse(reason.isBlank(), () -> "reason for " + capability));
    assertEquals(missing, provider().missingCapabilities());
    assertThrows(
        UnsupportedOperationException.class, () -> missing.put(Capability.DENSE, "changed"));
  }

  @Test
  @DisplayName("P04 loads no class of the engine and no native code until the backend is opened")
  void loadsNothingEarly(@TempDir Path folder) throws IOException, InterruptedException {
    Path loaded = folder.resolve("classes.txt");
    ChildJvm child = new ChildJvm(folder, "-Xlog:class+load=info:file=" + loaded + ":none");
    List<String> output = child.run(Discovery.class);
    assertTrue(output.contains("found " + provider().name()), output::toString);
    assertTrue(
        output.stream().noneMatch(line -> line.startsWith(Discovery.NATIVE)), output::toString);
    List<String> classes = Files.readAllLines(loaded);
    assertTrue(
        classes.stream().anyMatch(line -> line.contains(provider().getClass().getName())),
        "the list of loaded classes has the provider in it");
    for (String engine : enginePackages()) {
      assertEquals(
          List.of(),
          classes.stream().filter(line -> line.contains(" " + engine + ".")).toList(),
          "If this fails, let the provider's class not refer to the engine's classes in fields, signatures or supertypes");
    }
  }

  @Test
  @DisplayName("P05 can be made again and again, and opened as often")
  void isMadeAgain() {
    for (int i = 0; i < 2; i++) {
      try (Backend backend = provider().open()) {
        assertNotNull(backend.info());
      }
    }
    assertDoesNotThrow(
        () -> provider().getClass().getConstructor(), "the ServiceLoader needs this constructor");
  }
}
