package dev.lenet.internal.lookup;

import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.internal.log.Log;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.net.URLConnection;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the backend that the configuration chooses.
 *
 * @param property looks up a system property
 * @param environment looks up an environment variable
 * @param files finds every {@code lenet.properties} on the class path
 */
record BackendChoice(
    UnaryOperator<@Nullable String> property,
    UnaryOperator<@Nullable String> environment,
    Supplier<Collection<URL>> files) {

  static final String PLACES =
      "the system property lenet.backend, the environment variable LENET_BACKEND, or lenet.backend in a lenet.properties on the"
          + " class path";

  private static final System.Logger LOG = Log.of(BackendChoice.class);

  private static final String KEY = "lenet.backend";
  private static final String VARIABLE = "LENET_BACKEND";
  private static final String FILE = "lenet.properties";

  static BackendChoice ofThisJvm() {
    return new BackendChoice(System::getProperty, System::getenv, BackendChoice::filesOnClassPath);
  }

  /** Each file once, even if two class loaders find it. */
  private static Collection<URL> filesOnClassPath() {
    Map<String, URL> files = new LinkedHashMap<>();
    for (ClassLoader loader : ClassLoaders.ofThisThread()) {
      try {
        for (URL file : Collections.list(loader.getResources(FILE))) {
          files.putIfAbsent(file.toExternalForm(), file);
        }
      } catch (IOException | RuntimeException e) {
        throw unreadable(FILE, e);
      }
    }
    return files.values();
  }

  /**
   * The choice of the first place that has one.
   *
   * @throws BackendException if two files on the class path choose different backends, or one
   *     cannot be read
   */
  Found find() {
    String byProperty = property.apply(KEY);
    if (isSet(byProperty)) {
      return new Found(new Chosen(byProperty.strip(), "the system property " + KEY), "");
    }
    String byVariable = environment.apply(VARIABLE);
    if (isSet(byVariable)) {
      return new Found(new Chosen(byVariable.strip(), "the environment variable " + VARIABLE), "");
    }
    return inFiles();
  }

  private Found inFiles() {
    Chosen chosen = null;
    StringBuilder unreadKeys = new StringBuilder();
    for (URL file : files.get()) {
      Properties properties = read(file);
      unreadKeys.append(unreadKeys(file, properties));
      String name = properties.getProperty(KEY);
      if (isSet(name)) {
        chosen = agreed(chosen, new Chosen(name.strip(), file.toString()));
      }
    }
    return new Found(chosen, unreadKeys.toString());
  }

  private static Chosen agreed(@Nullable Chosen before, Chosen found) {
    if (before != null && !before.name().equals(found.name())) {
      throw new BackendException(
          ErrorCode.BACKEND_AMBIGUOUS,
          "%s chooses '%s', but %s chooses '%s'. Choose one with the system property %s or the environment variable %s"
              .formatted(
                  before.source(), before.name(), found.source(), found.name(), KEY, VARIABLE));
    }
    return found;
  }

  /** Without this, mistyped keys would go unnoticed, because nothing else reads this file. */
  private static String unreadKeys(URL file, Properties properties) {
    String keys =
        properties.stringPropertyNames().stream()
            .filter(key -> key.toLowerCase(Locale.ROOT).startsWith("lenet.") && !key.equals(KEY))
            .sorted()
            .collect(Collectors.joining("', '"));
    if (keys.isEmpty()) {
      return "";
    }
    String unread =
        "%s has '%s', which nothing reads; the only key is %s".formatted(file, keys, KEY);
    LOG.log(Level.WARNING, unread);
    return ". " + unread;
  }

  private static boolean isSet(@Nullable String value) {
    return value != null && !value.isBlank();
  }

  private static Properties read(URL file) {
    Properties properties = new Properties();
    try {
      if (ClassLoaders.isFolder(file)) {
        throw new IOException("it is a folder");
      }
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
        "%s may choose the backend, but cannot be read: %s. Correct it, or name the backend in Backends.open"
            .formatted(
                file,
                Objects.requireNonNullElse(cause.getMessage(), cause.toString())
                    .replaceFirst("\\.$", "")),
        cause);
  }

  /**
   * The choice of the configuration.
   *
   * @param unreadKeys the end of a message that lists keys in the files that nothing reads; empty
   *     if there are none
   */
  record Found(@Nullable Chosen chosen, String unreadKeys) {}

  /** A name, and what chose it. */
  record Chosen(String name, String source) {}
}
