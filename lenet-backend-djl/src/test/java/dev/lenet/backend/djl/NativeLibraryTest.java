package dev.lenet.backend.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.ErrorCode;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("PyTorch's native jar")
class NativeLibraryTest {
  private static final String HERE =
      NativeLibrary.platform(System.getProperty("os.name"), System.getProperty("os.arch"));

  @Test
  @DisplayName("is found on the class path of a build for this machine")
  void isFound() {
    NativeLibrary library = NativeLibrary.find(NativeLibraryTest.class.getClassLoader());
    assertEquals(new NativeLibrary(HERE, "cpu"), library);
  }

  @Test
  @DisplayName("that is missing is named, with its classifier")
  void isNamedIfMissing(@TempDir Path folder) throws IOException {
    write(folder, "jnilib/pytorch.properties", "jni_version=2.7.1-0.35.1\n");
    var e = assertThrows(BackendException.class, () -> find(folder));
    assertEquals(ErrorCode.BACKEND_UNAVAILABLE, e.code());
    assertTrue(e.reason().contains("ai.djl.pytorch:pytorch-native-cpu:2.7.1:" + HERE), e::reason);
  }

  @Test
  @DisplayName("of another platform does not do, and is named too")
  void ofAnotherPlatformDoesNotDo(@TempDir Path folder) throws IOException {
    write(folder, "jnilib/pytorch.properties", "jni_version=2.7.1-0.35.1\n");
    write(
        folder,
        "native/lib/pytorch.properties",
        "version=2.7.1\nclassifier=plan9-mips\nflavor=cpu\n");
    var e = assertThrows(BackendException.class, () -> find(folder));
    assertTrue(e.reason().contains("ai.djl.pytorch:pytorch-native-cpu:2.7.1:" + HERE), e::reason);
  }

  @Test
  @DisplayName("is of no use without DJL's bridge to it, which is named instead")
  void needsTheBridge(@TempDir Path folder) throws IOException {
    write(
        folder,
        "native/lib/pytorch.properties",
        "version=2.7.1\nclassifier=" + HERE + "\nflavor=cpu\n");
    var e = assertThrows(BackendException.class, () -> find(folder));
    assertTrue(e.reason().contains("Add ai.djl.pytorch:pytorch-jni:2.7.1-0.35.1 ("), e::reason);
  }

  @Test
  @DisplayName("is named together with DJL's bridge if both are missing")
  void isNamedWithTheBridge(@TempDir Path folder) {
    var e = assertThrows(BackendException.class, () -> find(folder));
    assertTrue(
        e.reason()
            .contains(
                "Add ai.djl.pytorch:pytorch-jni:2.7.1-0.35.1, ai.djl.pytorch:pytorch-native-cpu:2.7.1:"
                    + HERE
                    + " ("),
        e::reason);
  }

  @Test
  @DisplayName("and the bridge are named in the versions of the build's own")
  void areNamedInTheBuildsVersions() {
    String classPath = System.getProperty("java.class.path");
    assertTrue(classPath.contains("pytorch-native-cpu-2.7.1-" + HERE + ".jar"), classPath);
    assertTrue(classPath.contains("pytorch-jni-2.7.1-0.35.1.jar"), classPath);
    assertEquals("ai.djl.pytorch:pytorch-native-cpu:2.7.1:", NativeLibrary.LIBRARY);
    assertEquals("ai.djl.pytorch:pytorch-jni:2.7.1-0.35.1", NativeLibrary.BRIDGE);
  }

  private static void write(Path folder, String file, String content) throws IOException {
    Path target = folder.resolve(file);
    Files.createDirectories(target.getParent());
    Files.writeString(target, content);
  }

  private static void find(Path folder) throws IOException {
    URL[] urls = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, null)) {
      NativeLibrary.find(loader);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x86_64",
    "Linux, aarch64, linux-aarch64",
    "Mac OS X, aarch64, osx-aarch64",
    "Windows 11, amd64, win-x86_64"
  })
  @DisplayName("is called as DJL calls the platform")
  void isCalledAsDjlDoes(String osName, String osArch, String classifier) {
    assertEquals(classifier, NativeLibrary.platform(osName, osArch));
  }

  @Test
  @DisplayName("is loaded with downloads and telemetry switched off")
  void isLoadedOffline() {
    try (var engine = new DjlBackendProvider().open()) {
      assertEquals("true", System.getProperty("ai.djl.offline"));
      assertFalse(engine.nativeBinary().isBlank());
    }
  }
}
