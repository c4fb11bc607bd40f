package dev.lenet.backend.dl4j;

import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spi.Engine;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Properties;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Networks on ND4J. */
final class Dl4jEngine implements Engine {
  /** Where ND4J's own artifact says its version. */
  private static final String VERSION = "/META-INF/maven/org.nd4j/nd4j-native-api/pom.properties";

  private final NativeOps nativeOps;
  private final String version;
  private final String nativeBinary;

  private Dl4jEngine(NativeOps nativeOps, String version, String nativeBinary) {
    this.nativeOps = nativeOps;
    this.version = version;
    this.nativeBinary = nativeBinary;
  }

  /**
   * Loads the engine, unless the JVM has it already.
   *
   * @throws BackendException of code {@code BACKEND_UNAVAILABLE} if it cannot be loaded
   */
  static Dl4jEngine start() {
    try {
      Nd4j.getEnvironment();
      // loads nothing new, but says which file the binary came from:
      // .../linux-x86_64/libjnind4jcpu.so
      Path library = Path.of(Loader.load(Nd4jCpu.class));
      return new Dl4jEngine(
          NativeOpsHolder.getInstance().getDeviceNativeOps(),
          artifactVersion(),
          String.valueOf(library.getName(library.getNameCount() - 2)));
    } catch (IOException | RuntimeException | LinkageError e) {
      throw new BackendException(
          ErrorCode.BACKEND_UNAVAILABLE,
          "The backend '%s' cannot load ND4J: %s".formatted(Dl4jBackendProvider.NAME, e),
          e);
    }
  }

  /** Shading may lose the file. */
  private static String artifactVersion() throws IOException {
    Properties artifact = new Properties();
    try (InputStream in = NativeOps.class.getResourceAsStream(VERSION)) {
      if (in != null) {
        artifact.load(in);
      }
    }
    return artifact.getProperty("version", "unknown");
  }

  @Override
  public String name() {
    return "ND4J";
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public String nativeBinary() {
    return nativeBinary;
  }

  @Override
  public Network newNetwork(NetworkPlan plan) {
    return new Dl4jNetwork(nativeOps, plan);
  }

  @Override
  public void close() {
    // the native code stays loaded
  }
}
