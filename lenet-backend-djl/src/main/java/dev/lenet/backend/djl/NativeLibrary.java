package dev.lenet.backend.djl;

import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A native jar of PyTorch, found before any class of DJL is loaded: without one DJL would ask for
 * it on the network.
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

  /**
   * The one for this machine.
   *
   * @throws BackendException of code {@code BACKEND_UNAVAILABLE} if there is none
   */
  static NativeLibrary find(@Nullable ClassLoader context) {
    String platform = platform(System.getProperty("os.name"), System.getProperty("os.arch"));
    if (System.getenv(LIBRARY_PATH) != null || System.getProperty(LIBRARY_PATH) != null) {
      return new NativeLibrary(platform, "from " + LIBRARY_PATH);
    }
    ClassLoader loader = context == null ? NativeLibrary.class.getClassLoader() : context;
    if (loader.getResource(BRIDGE_RESOURCE) == null) {
      throw missing("DJL's bridge to PyTorch", "none", BRIDGE);
    }
    List<String> others = new ArrayList<>();
    for (Properties properties : allOn(loader)) {
      String classifier = properties.getProperty("classifier", "");
      if (classifier.equals(platform)) {
        return new NativeLibrary(platform, properties.getProperty("flavor", "unknown"));
      }
      others.add(classifier);
    }
    throw missing(
        "PyTorch's native code for " + platform,
        others.isEmpty() ? "none" : "only that for " + String.join(", ", others),
        LIBRARY + platform + " (the last part is the classifier)");
  }

  private static BackendException missing(String what, String found, String artifact) {
    return new BackendException(
        ErrorCode.BACKEND_UNAVAILABLE,
        "The backend '%s' needs %s, but the class path has %s. Add %s"
            .formatted(DjlBackendProvider.NAME, what, found, artifact));
  }

  /**
   * The classifier of DJL's native jars for a value of {@code os.name} and one of {@code os.arch}.
   */
  static String platform(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT);
    String prefix = os.startsWith("win") ? "win" : os.startsWith("mac") ? "osx" : "linux";
    return prefix + "-" + (osArch.equals("amd64") ? "x86_64" : osArch);
  }

  private static List<Properties> allOn(ClassLoader loader) {
    List<Properties> all = new ArrayList<>();
    try {
      for (URL url : Collections.list(loader.getResources(RESOURCE))) {
        Properties properties = new Properties();
        try (InputStream in = url.openStream()) {
          properties.load(in);
        }
        all.add(properties);
      }
    } catch (IOException e) {
      throw new BackendException(
          ErrorCode.BACKEND_UNAVAILABLE,
          "The backend '%s' cannot read %s on the class path: %s"
              .formatted(DjlBackendProvider.NAME, RESOURCE, e.getMessage()),
          e);
    }
    return all;
  }
}
