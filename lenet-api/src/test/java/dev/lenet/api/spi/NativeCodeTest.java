package dev.lenet.api.spi;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An engine's native code")
class NativeCodeTest {
  private final NativeCode code = new NativeCode("engine", "plan9-mips");

  @Test
  @DisplayName("that is missing is named completely in one message")
  void namesAll() {
    code.needs(false, "g:a:1:plan9-mips").needs(true, "g:b:1").needs(false, "g:c:1:plan9-mips");
    var e = assertThrows(BackendException.class, code::requireAll);
    assertEquals(ErrorCode.BACKEND_UNAVAILABLE, e.code());
    assertTrue(e.reason().contains("Add g:a:1:plan9-mips, g:c:1:plan9-mips ("), e::reason);
  }

  @Test
  @DisplayName("that exists is not reported as missing")
  void asksForNothing() {
    assertDoesNotThrow(() -> code.needs(true, "g:a:1").requireAll());
  }

  @Test
  @DisplayName("is unpacked to a folder that is made for it")
  void makesTheFolder(@TempDir Path folder) throws IOException {
    Path cache = folder.resolve("a/b");
    code.requireOwnFolder(cache, "SETTING");
    try (var files = Files.list(cache)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "files have no POSIX permissions there")
  @DisplayName("is not unpacked where every user could change it")
  void refusesAnOpenFolder(@TempDir Path folder) throws IOException {
    Path open = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertRefused(open, "every user may change " + open.toRealPath());
    assertRefused(open.resolve("below"), "every user may change " + open.toRealPath());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "files have no POSIX permissions there")
  @DisplayName("is unpacked to a folder that is made for this user, who lets others only read it")
  void makesItForThisUser(@TempDir Path folder) throws IOException {
    Path cache = folder.resolve("a/b");
    code.requireOwnFolder(cache, "SETTING");
    for (Path made : List.of(cache, folder.resolve("a"))) {
      String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(made));
      assertTrue(rights.matches("rwx[r-]-[x-][r-]-[x-]"), rights);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          1000  | 755  | -                           | -
          1000  | 775  | -                           | -
          1000  | 777  | every user may change /it   | every user may change /it
          0     | 755  | -                           | -
          0     | 777  | every user may change /it   | every user may change /it
          0     | 1777 | every user may change /it   | -
          65534 | 755  | /it belongs to another user | -
          2000  | 755  | /it belongs to another user | /it belongs to another user
          2000  | 1777 | /it belongs to another user | /it belongs to another user
          """)
  @DisplayName("is not unpacked to, or below, a folder that a stranger owns or could change")
  void refusesFoldersOfStrangers(
      int owner, String mode, @Nullable String itself, @Nullable String above) {
    Path path = Path.of("/it");
    var rights = new NativeCode.Rights(path, owner, Integer.parseInt(mode, 8));
    assertEquals(itself, rights.fault(1000, false));
    assertEquals(above, rights.fault(1000, true));
  }

  @Test
  @DisplayName("is not unpacked where no folder can be created")
  void refusesAFile(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertRefused(file, "it exists and is not a folder");
  }

  private void assertRefused(Path folder, String reason) {
    var e =
        assertThrows(
            BackendException.class, () -> code.requireOwnFolder(folder, "the setting SETTING"));
    assertEquals(ErrorCode.BACKEND_UNAVAILABLE, e.code());
    assertTrue(e.reason().contains(folder.toString()), e::reason);
    assertTrue(e.reason().contains(reason), e::reason);
    assertTrue(e.reason().endsWith("with the setting SETTING"), e::reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x.so: failed to map segment from shared object | mounted noexec",
        "No space left on device | no space is left",
        "Native Library x.so already loaded in another classloader | another class loader",
        "sun/misc/Unsafe | lacks the module jdk.unsupported"
      })
  @DisplayName("that cannot be loaded is explained by its innermost cause")
  void explains(String root, String reason) {
    Throwable failure = new IllegalStateException("outer", new UnsatisfiedLinkError(root));
    var e = code.cannotLoad("Engine", Path.of("/cache"), "SETTING", failure);
    assertEquals(ErrorCode.BACKEND_UNAVAILABLE, e.code());
    assertTrue(e.reason().contains(reason), e::reason);
    assertTrue(e.reason().contains(root), e::reason);
    assertTrue(e.reason().contains("/cache"), e::reason);
    assertTrue(e.reason().contains("SETTING"), e::reason);
    assertEquals(failure, e.getCause());
  }
}
