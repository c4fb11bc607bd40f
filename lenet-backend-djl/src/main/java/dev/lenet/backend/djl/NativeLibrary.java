package dev.lenet.backend.djl;

import ai.djl.util.Utils;
import dev.lenet.api.spi.NativeCode;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A native jar of PyTorch, found before DJL looks for it: without one DJL would ask for it on the
 * network.
 *
 * @param classifier {@code linux-x86_64}
 * @param flavor {@code cpu}
 */
record NativeLibrary(String classifier, String flavor) {
  /** Where a native jar says what it is; DJL looks there too. */
  private static final String RESOURCE = "native/lib/pytorch.properties";

  /** Where the jar with DJL's bridge says what it is. */
  private static final String BRIDGE_RESOURCE = "jnilib/pytorch.properties";

  static final String LIBRARY = "ai.djl.pytorch:pytorch-native-cpu:2.7.1:";
  static final String BRIDGE = "ai.djl.pytorch:pytorch-jni:2.7.1-0.35.1";

  /** DJL takes libraries from there instead, if it is set. */
  private static final String LIBRARY_PATH = "PYTORCH_LIBRARY_PATH";

  /** What names the folder that DJL unpacks to. */
  static final String CACHE = "DJL_CACHE_DIR (environment variable or system property)";

  /**
   * The one for this machine.
   *
   * @throws dev.lenet.api.error.BackendException of code {@code BACKEND_UNAVAILABLE} if there is
   *     none
   */
  static NativeLibrary find(ClassLoader loader) {
    String platform = platform(System.getProperty("os.name"), System.getProperty("os.arch"));
    if (Utils.getEnvOrSystemProperty(LIBRARY_PATH) != null) {
      return new NativeLibrary(platform, "from " + LIBRARY_PATH);
    }
    Optional<String> flavor = flavor(loader, platform);
    NativeCode code = new NativeCode(DjlBackendProvider.NAME, platform);
    code.needs(loader.getResource(BRIDGE_RESOURCE) != null, BRIDGE)
        .needs(flavor.isPresent(), LIBRARY + platform)
        .requireAll();
    code.requireOwnFolder(folder(), CACHE);
    return new NativeLibrary(platform, flavor.orElseThrow());
  }

  /** Where DJL unpacks to. */
  static Path folder() {
    return Utils.getEngineCacheDir();
  }

  /** DJL's name for a value of {@code os.name} and one of {@code os.arch}. */
  static String platform(String osName, String osArch) {
    return NativeCode.platform(osName, osArch, "osx", "win", "aarch64");
  }

  private static Optional<String> flavor(ClassLoader loader, String platform) {
    return NativeCode.properties(loader, RESOURCE).stream()
        .filter(properties -> platform.equals(properties.getProperty("classifier")))
        .map(properties -> properties.getProperty("flavor", "unknown"))
        .findFirst();
  }
}
