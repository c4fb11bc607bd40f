package dev.lenet.backend.dl4j;

import static org.bytedeco.openblas.global.openblas_nolapack.blas_get_num_threads;

import dev.lenet.api.BackendInfo;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spi.EngineBackend;
import dev.lenet.api.spi.NativeCode;
import dev.lenet.api.spi.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Networks on ND4J. */
final class Dl4jBackend extends EngineBackend {
  private static final String VERSION = "1.0.0-M2.1";

  private static final System.Logger LOG = System.getLogger(Dl4jBackend.class.getName());

  private final NativeOps nativeOps;

  private Dl4jBackend(BackendInfo info, NativeOps nativeOps) {
    super(info, Map.of());
    this.nativeOps = nativeOps;
  }

  /**
   * Loads the engine, unless the JVM has it already.
   *
   * @throws dev.lenet.api.error.BackendException of code {@code BACKEND_UNAVAILABLE} if it cannot
   *     be loaded
   */
  static Dl4jBackend start() {
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
      BackendInfo info =
          new BackendInfo(Dl4jBackendProvider.NAME, "Deeplearning4j", VERSION, "cpu", binary);
      return new Dl4jBackend(info, NativeOpsHolder.getInstance().getDeviceNativeOps());
    } catch (RuntimeException | LinkageError e) {
      throw code.cannotLoad("ND4J", folder, NativeBinary.CACHE, e);
    }
  }

  /** The plain binary's convolutions use OpenBLAS on as many threads as the process has set. */
  private static void sayWhatEqualBytesNeed(String binary) {
    if (!binary.contains("onednn") && blas_get_num_threads() != 1) {
      LOG.log(
          System.Logger.Level.INFO,
          "ND4J's binary {0} computes with {1} OpenBLAS threads. Equal bytes on machines with other numbers of processors need OPENBLAS_NUM_THREADS=1 and OMP_NUM_THREADS=1",
          binary,
          blas_get_num_threads());
    }
  }

  /** Where JavaCPP unpacks to: the first of its places that can be used. */
  private static Path folder() {
    try {
      return Loader.getCacheDir().toPath();
    } catch (IOException e) {
      return Path.of(System.getProperty("user.home"), ".javacpp", "cache");
    }
  }

  @Override
  public Network newNetwork(NetworkSpec spec) {
    return new Nd4jNetwork(nativeOps, spec);
  }
}
