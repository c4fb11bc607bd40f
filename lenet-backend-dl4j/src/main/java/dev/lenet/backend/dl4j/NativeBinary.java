package dev.lenet.backend.dl4j;

import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * Chooses ND4J's native binary before any class of ND4J is loaded. Several may be on the class
 * path; one process loads one.
 */
final class NativeBinary {
  private static final String BINDINGS = "org/nd4j/linalg/cpu/nativecpu/bindings/";
  private static final String ND4J = "jnind4jcpu";
  private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";
  private static final String ONEDNN_AVX2 = "-onednn-avx2";
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private NativeBinary() {}

  /**
   * Asks JavaCPP for the oneDNN binary if the processor can run it and the class path has it,
   * unless the application has chosen already.
   *
   * @throws BackendException of code {@code BACKEND_UNAVAILABLE} if the class path has no binary
   *     for this machine
   */
  static void choose() {
    String platform = platform(System.getProperty("os.name"), System.getProperty("os.arch"));
    String chosen = System.getProperty(EXTENSION);
    require(
        "org/bytedeco/javacpp/" + platform, "jnijavacpp", "org.bytedeco:javacpp:1.5.7", platform);
    require(
        "org/bytedeco/openblas/" + platform,
        "jniopenblas_nolapack",
        "org.bytedeco:openblas:0.3.19-1.5.7",
        platform);
    if (chosen == null && isPresent(BINDINGS + platform + ONEDNN_AVX2, ND4J) && hasAvx2(CPU_INFO)) {
      System.setProperty(EXTENSION, ONEDNN_AVX2);
    } else if (chosen == null || !isPresent(BINDINGS + platform + chosen, ND4J)) {
      require(BINDINGS + platform, ND4J, "org.nd4j:nd4j-native:1.0.0-M2.1", platform);
    }
  }

  private static void require(String folder, String library, String artifact, String platform) {
    if (!isPresent(folder, library)) {
      throw new BackendException(
          ErrorCode.BACKEND_UNAVAILABLE,
          "The backend '%s' needs native code for %s, but the class path has no %s. Add %s:%s (the last part is the classifier)"
              .formatted(Dl4jBackendProvider.NAME, platform, folder, artifact, platform));
    }
  }

  private static boolean isPresent(String folder, String library) {
    String file = folder + "/" + System.mapLibraryName(library);
    return NativeBinary.class.getClassLoader().getResource(file) != null;
  }

  /**
   * Whether the processor that Linux describes has AVX2 and FMA; elsewhere the plain binary is
   * taken.
   */
  static boolean hasAvx2(Path cpuInfo) {
    try {
      return Files.readAllLines(cpuInfo).stream()
          .filter(line -> line.startsWith("flags"))
          .limit(1)
          .map(line -> Set.of(line.substring(line.indexOf(':') + 1).strip().split("\\s+")))
          .anyMatch(flags -> flags.contains("avx2") && flags.contains("fma"));
    } catch (IOException e) {
      return false;
    }
  }

  /** JavaCPP's name for a value of {@code os.name} and one of {@code os.arch}. */
  static String platform(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT);
    String prefix = os.startsWith("win") ? "windows" : os.startsWith("mac") ? "macosx" : "linux";
    String arch =
        switch (osArch) {
          case "amd64" -> "x86_64";
          case "aarch64" -> "arm64";
          default -> osArch;
        };
    return prefix + "-" + arch;
  }
}
