package dev.lenet.internal.log;

import java.util.ResourceBundle;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Loggers that print nothing in an application without a logging provider. */
public final class Log {
  private Log() {}

  /**
   * The platform's logger of a class, if the application has a provider of loggers ({@link
   * System.LoggerFinder}). Without one the platform would print warnings to the application's
   * standard error.
   */
  public static System.Logger of(Class<?> type) {
    return hasProvider() ? System.getLogger(type.getName()) : new Silence(type.getName());
  }

  /**
   * A broken provider counts as none, because the platform would report it and still print
   * messages.
   */
  private static boolean hasProvider() {
    try {
      return ServiceLoader.load(System.LoggerFinder.class, ClassLoader.getSystemClassLoader())
          .stream()
          .findAny()
          .isPresent();
    } catch (ServiceConfigurationError e) {
      return false;
    }
  }

  private record Silence(String name) implements System.Logger {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean isLoggable(Level level) {
      return false;
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String message,
        @Nullable Throwable thrown) {
      // there is no provider
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String format,
        @Nullable Object @Nullable ... params) {
      // there is no provider
    }
  }
}
