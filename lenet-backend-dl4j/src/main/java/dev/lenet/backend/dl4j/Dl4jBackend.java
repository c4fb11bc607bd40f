package dev.lenet.backend.dl4j;

import dev.lenet.api.BackendInfo;
import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spi.EngineBackend;
import dev.lenet.api.spi.Network;
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

  private final NativeOps nativeOps;

  private Dl4jBackend(BackendInfo info, NativeOps nativeOps) {
    super(info, Map.of());
    this.nativeOps = nativeOps;
  }

  /**
   * Loads the engine, unless the JVM has it already.
   *
   * @throws BackendException of code {@code BACKEND_UNAVAILABLE} if it cannot be loaded
   */
  static Dl4jBackend start() {
    try {
      Nd4j.getEnvironment();
      // loads nothing new, but says which file the binary came from:
      // .../linux-x86_64/libjnind4jcpu.so
      Path library = Path.of(Loader.load(Nd4jCpu.class));
      BackendInfo info =
          new BackendInfo(
              Dl4jBackendProvider.NAME,
              "Deeplearning4j",
              VERSION,
              "cpu",
              String.valueOf(library.getName(library.getNameCount() - 2)));
      return new Dl4jBackend(info, NativeOpsHolder.getInstance().getDeviceNativeOps());
    } catch (RuntimeException | LinkageError e) {
      throw new BackendException(
          ErrorCode.BACKEND_UNAVAILABLE,
          "The backend '%s' cannot load ND4J: %s".formatted(Dl4jBackendProvider.NAME, e),
          e);
    }
  }

  @Override
  public Network newNetwork(NetworkSpec spec) {
    return new Nd4jNetwork(nativeOps, spec);
  }
}
