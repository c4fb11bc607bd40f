package dev.lenet.backend.dl4j;

import static org.bytedeco.openblas.global.openblas_nolapack.blas_get_num_threads;

import dev.lenet.api.spi.Engine;
import dev.lenet.api.spi.NativeCode;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Networks on ND4J. The native code stays loaded.
 *
 * @param name the engine's own
 * @param nativeBinary {@code linux-x86_64-onednn-avx2}
 */
record Dl4jEngine(String name, String version, String nativeBinary) implements Engine {
  /** Where ND4J's own artifact says its version. */
  private static final String VERSION = "META-INF/maven/org.nd4j/nd4j-native-api/pom.properties";

  private static final Logger LOG = LoggerFactory.getLogger(Dl4jEngine.class);

  /**
   * Loads the engine, unless the JVM has it already.
   *
   * @throws dev.lenet.api.error.BackendException of code {@code BACKEND_UNAVAILABLE} if it cannot
   *     be loaded
   */
  static Dl4jEngine start() {
    NativeCode code = new NativeCode(Dl4jBackendProvider.NAME, Loader.getPlatform());
    Path folder = folder();
    code.requireOwnFolder(folder, NativeBinary.CACHE);
    try {
      Nd4j.getEnvironment();
      // loads nothing new, but says which file the binary came from:
      // .../linux-x86_64/libjnind4jcpu.so
      Path library = Path.of(Loader.load(Nd4jCpu.class));
      String binary = String.valueOf(library.getName(library.getNameCount() - 2));
      sayWhatEqualBytesNeed(binary);
      return new Dl4jEngine("ND4J", artifactVersion(), binary);
    } catch (RuntimeException | LinkageError e) {
      throw code.cannotLoad("ND4J", folder, NativeBinary.CACHE, e);
    }
  }

  /** The plain binary's convolutions use OpenBLAS on as many threads as the process has set. */
  private static void sayWhatEqualBytesNeed(String binary) {
    if (!binary.contains("onednn") && blas_get_num_threads() != 1) {
      LOG.info(
          "The ND4J binary {} computes with {} OpenBLAS threads. Equal bytes on machines with other numbers of processors need OPENBLAS_NUM_THREADS=1 and OMP_NUM_THREADS=1",
          binary,
          blas_get_num_threads());
    }
  }

  /** Where JavaCPP unpacks to: the first of its places that can be used, or else be mended. */
  private static Path folder() {
    try {
      return Loader.getCacheDir().toPath();
    } catch (IOException e) {
      Path usual = Path.of(System.getProperty("user.home"), ".javacpp", "cache");
      return Path.of(System.getProperty(NativeBinary.CACHE_PROPERTY, usual.toString()));
    }
  }

  /** Shading may lose the file. */
  private static String artifactVersion() {
    return NativeCode.properties(NativeOps.class.getClassLoader(), VERSION).stream()
        .map(properties -> properties.getProperty("version"))
        .findFirst()
        .orElse("unknown");
  }

  @Override
  public Network newNetwork(NetworkPlan plan) {
    return new Dl4jNetwork(NativeOpsHolder.getInstance().getDeviceNativeOps(), plan);
  }
}
