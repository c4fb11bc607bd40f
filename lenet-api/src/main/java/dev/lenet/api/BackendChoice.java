package dev.lenet.api;

import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the configuration says about the backend to open.
 *
 * @param property looks up a system property
 * @param environment looks up an environment variable
 * @param files every {@code lenet.properties} on the class path
 */
record BackendChoice(
    UnaryOperator<@Nullable String> property,
    UnaryOperator<@Nullable String> environment,
    List<URL> files) {

  static final String PLACES =
      "the system property lenet.backend, the environment variable LENET_BACKEND, or lenet.backend in a lenet.properties on the"
          + " class path";

  private static final String KEY = "lenet.backend";
  private static final String VARIABLE = "LENET_BACKEND";
  private static final String FILE = "lenet.properties";

  static BackendChoice ofThisJvm() {
    return new BackendChoice(System::getProperty, System::getenv, filesOnClassPath());
  }

  private static List<URL> filesOnClassPath() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader loader = context == null ? BackendChoice.class.getClassLoader() : context;
    try {
      return Collections.list(loader.getResources(FILE));
    } catch (IOException e) {
      throw unreadable(FILE, e);
    }
  }

  /**
   * The first that says something.
   *
   * @throws BackendException if two files on the class path say different things, or one cannot be
   *     read
   */
  @Nullable Chosen find() {
    String byProperty = property.apply(KEY);
    if (isSet(byProperty)) {
      return new Chosen(byProperty.strip(), "the system property " + KEY);
    }
    String byVariable = environment.apply(VARIABLE);
    if (isSet(byVariable)) {
      return new Chosen(byVariable.strip(), "the environment variable " + VARIABLE);
    }
    return inFiles();
  }

  private @Nullable Chosen inFiles() {
    Chosen chosen = null;
    for (URL file : files) {
      String name = read(file).getProperty(KEY);
      if (isSet(name)) {
        Chosen found = new Chosen(name.strip(), file.toString());
        if (chosen != null && !chosen.name().equals(found.name())) {
          throw new BackendException(
              ErrorCode.BACKEND_AMBIGUOUS,
              "%s chooses '%s', but %s chooses '%s'. Choose by the system property %s or the environment variable %s"
                  .formatted(
                      chosen.source(), chosen.name(), found.source(), found.name(), KEY, VARIABLE));
        }
        chosen = found;
      }
    }
    return chosen;
  }

  private static boolean isSet(@Nullable String value) {
    return value != null && !value.isBlank();
  }

  private static Properties read(URL file) {
    Properties properties = new Properties();
    try {
      URLConnection connection = file.openConnection();
      // a cached jar would stay open for as long as the JVM runs
      connection.setUseCaches(false);
      try (InputStream in = connection.getInputStream()) {
        properties.load(in);
      }
      return properties;
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(file.toString(), e);
    }
  }

  private static BackendException unreadable(String file, Exception cause) {
    return new BackendException(
        ErrorCode.BACKEND_AMBIGUOUS,
        "%s, which may choose the backend, cannot be read: %s. Mend it, or name the backend in Backends.open"
            .formatted(file, cause.getMessage()),
        cause);
  }

  /** A name, and who chose it. */
  record Chosen(String name, String source) {}
}
