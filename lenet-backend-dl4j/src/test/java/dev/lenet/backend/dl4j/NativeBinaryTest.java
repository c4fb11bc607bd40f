package dev.lenet.backend.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.conformance.ChildJvm;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The native binary")
class NativeBinaryTest {
  private static final String PLAIN = "-Dorg.bytedeco.javacpp.platform.extension=";

  private static final String LOG_TO_STDOUT = "-Dorg.slf4j.simpleLogger.logFile=System.out";
  private static final String FAST = "org.nd4j:nd4j-native:1.0.0-M2.1:linux-x86_64-onednn-avx2";
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** Sums in another order, and another tanh: what float32 leaves of logits around 1. */
  private static final float TOLERANCE = 1e-5f;

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x86_64",
    "Linux, aarch64, linux-arm64",
    "Mac OS X, aarch64, macosx-arm64",
    "Windows 11, amd64, windows-x86_64"
  })
  @DisplayName("has JavaCPP's name for the platform")
  void platform(String osName, String osArch, String expected) {
    assertEquals(expected, NativeBinary.platform(osName, osArch));
  }

  @Test
  @DisplayName("with oneDNN is for processors with AVX2 and FMA only")
  void avx2() throws Exception {
    assertTrue(NativeBinary.hasAvx2(processor("flags\t\t: fpu sse4_2 fma avx avx2 bmi2")));
    assertFalse(NativeBinary.hasAvx2(processor("flags\t\t: fpu sse4_2 avx avx2 bmi2")));
    assertFalse(NativeBinary.hasAvx2(processor("flags\t\t: fpu fma avx avx2_like")));
    assertFalse(NativeBinary.hasAvx2(processor("Features\t: fp asimd avx2 fma")));
    assertFalse(NativeBinary.hasAvx2(folder.resolve("no-such-file")));
  }

  @Test
  @DisplayName(
      "with oneDNN is taken though the processor's list has a flag twice, or is unreadable")
  void unusualProcessors() throws Exception {
    assertTrue(NativeBinary.hasAvx2(processor("flags\t\t: fpu fma avx2 fma avx2 fpu")));
    Path odd = Files.write(folder.resolve("odd"), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertFalse(NativeBinary.hasAvx2(odd));
    assertFalse(NativeBinary.hasAvx2(folder));
  }

  private Path processor(String line) throws Exception {
    return Files.writeString(folder.resolve("cpuinfo"), "processor\t: 0\n" + line + "\n");
  }

  @Test
  @DisplayName("without oneDNN gives the same logits and gradient, within 1e-5")
  void plainAgrees() throws Exception {
    List<String> plain = run(System.getProperty("java.class.path"), PLAIN);
    List<String> chosen = run(System.getProperty("java.class.path"), "-Dlenet.test=chosen");
    assertEquals(platform(), plain.get(0));
    assertArrayEquals(numbers(chosen), numbers(plain), TOLERANCE);
  }

  @ParameterizedTest
  @CsvSource({
    "'(nd4j-native-1|openblas-|javacpp-1)[^/]*-', org.nd4j:nd4j-native:1.0.0-M2.1",
    "'(nd4j-native-1|openblas-|javacpp-1)[^/]*-', org.bytedeco:javacpp:1.5.7",
    "nd4j-native-1[^/]*-, org.nd4j:nd4j-native:1.0.0-M2.1",
    "openblas-[^/]*-, org.bytedeco:openblas:0.3.19-1.5.7",
    "javacpp-1[^/]*-, org.bytedeco:javacpp:1.5.7"
  })
  @DisplayName(
      "and those it needs are asked for by artifact, in one line, when the class path lacks them")
  void missing(String jars, String artifact) throws Exception {
    List<String> printed = run(without(jars + "(linux|macosx|windows)-"), "-Dlenet.test=missing");
    assertEquals(1, printed.size(), printed.toString());
    assertTrue(printed.get(0).startsWith("BACKEND_UNAVAILABLE "), printed.toString());
    assertTrue(printed.get(0).contains(artifact + ":" + platform()), printed.toString());
    if (jars.contains("nd4j-native") && NativeBinary.hasAvx2(CPU_INFO)) {
      assertTrue(printed.get(0).contains(FAST), printed.toString());
    }
  }

  @Test
  @DisplayName("for any processor is taken, with a warning if this processor has a faster one")
  void warnsOfTheSlowBinary() throws Exception {
    List<String> printed =
        run(without("nd4j-native-1[^/]*-linux-x86_64-onednn-avx2"), LOG_TO_STDOUT);
    assertTrue(printed.contains(platform()), printed.toString());
    assertEquals(
        NativeBinary.hasAvx2(CPU_INFO),
        printed.stream().anyMatch(line -> line.endsWith("Add " + FAST)));
  }

  /** This class path, but for jars whose file name begins so. */
  private static String without(String jars) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(jar -> !jar.matches(".*/" + jars + ".*"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String platform() {
    return NativeBinary.platform(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  private static float[] numbers(List<String> printed) {
    float[] numbers = new float[printed.size() - 1];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Float.parseFloat(printed.get(i + 1));
    }
    return numbers;
  }

  private List<String> run(String classPath, String option) throws Exception {
    return new ChildJvm(folder, option).runWith(classPath, OneGradient.class);
  }
}
