package dev.lenet.backend.dl4j;

import dev.lenet.api.spi.NativeCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  static final String CACHE_PROPERTY = "org.bytedeco.javacpp.cachedir";

  /** What names the folder that JavaCPP unpacks to. */
  static final String CACHE = "the system property " + CACHE_PROPERTY;

  private static final String NATIVE = "org.nd4j:nd4j-native:1.0.0-M2.1:";
  private static final String OPENBLAS = "org.bytedeco:openblas:0.3.19-1.5.7:";
  private static final String JAVACPP = "org.bytedeco:javacpp:1.5.7:";
  private static final Logger LOG = LoggerFactory.getLogger(NativeBinary.class);

  private NativeBinary() {}

  /**
   * Asks JavaCPP for the oneDNN binary if the processor can run it and the class path has it,
   * unless the application has chosen already.
   *
   * @throws dev.lenet.api.error.BackendException of code {@code BACKEND_UNAVAILABLE} if the class
   *     path has no binary for this machine
   */
  static void choose() {
    String platform = platform(System.getProperty("os.name"), System.getProperty("os.arch"));
    String chosen = System.getProperty(EXTENSION);
    boolean avx2 = chosen == null && platform.equals("linux-x86_64") && hasAvx2(CPU_INFO);
    boolean fast = avx2 && isPresent(BINDINGS + platform + ONEDNN_AVX2, ND4J);
    boolean binary =
        fast
            || isPresent(BINDINGS + platform, ND4J)
            || isPresent(BINDINGS + platform + chosen, ND4J);
    new NativeCode(Dl4jBackendProvider.NAME, platform)
        .needs(isPresent("org/bytedeco/javacpp/" + platform, "jnijavacpp"), JAVACPP + platform)
        .needs(
            isPresent("org/bytedeco/openblas/" + platform, "jniopenblas_nolapack"),
            OPENBLAS + platform)
        .needs(binary, NATIVE + platform)
        .needs(binary || !avx2, NATIVE + platform + ONEDNN_AVX2)
        .requireAll();
    if (fast) {
      System.setProperty(EXTENSION, ONEDNN_AVX2);
    } else if (avx2) {
      LOG.warn(
          "The dl4j backend computes many times faster with the binary for this processor. Add {}",
          NATIVE + platform + ONEDNN_AVX2);
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
          .anyMatch(line -> line.matches("flags(?=.*\\bavx2\\b)(?=.*\\bfma\\b).*"));
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  /** JavaCPP's name for a value of {@code os.name} and one of {@code os.arch}. */
  static String platform(String osName, String osArch) {
    return NativeCode.platform(osName, osArch, "macosx", "windows", "arm64");
  }
}
