package dev.lenet.internal.file;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds the folder for what the library downloads. */
public final class CacheRoot {
  /** The environment variable that names it. */
  public static final String VARIABLE = "LENET_CACHE_DIR";

  private CacheRoot() {}

  /**
   * The folder that the environment names, else {@code .cache/lenet} in the home folder. Null if
   * this process has no home folder: Java's {@code user.home} is then {@code ?}.
   *
   * @param properties looks up a system property
   * @throws InvalidPathException if this process cannot have a file of the name in the environment
   */
  public static @Nullable Path of(
      UnaryOperator<@Nullable String> properties, Map<String, String> environment) {
    String named = environment.get(VARIABLE);
    if (named != null && !named.isBlank()) {
      return Path.of(named);
    }
    String home = properties.apply("user.home");
    return home != null && isAbsolute(home) ? Path.of(home, ".cache", "lenet") : null;
  }

  private static boolean isAbsolute(String path) {
    try {
      return Path.of(path).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
