package dev.lenet.api.spi;

import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.internal.file.FileReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The native code of a backend's engine: which jars it takes on this platform, and the folder that
 * the engine unpacks them to. Whatever is wrong is said as {@code BACKEND_UNAVAILABLE}, with what
 * to do about it.
 */
public final class NativeCode {
  private static final int OTHERS_MAY_WRITE = 0002;
  private static final int STICKY = 01000;

  private final String backend;
  private final String platform;
  private final List<String> missing = new ArrayList<>();

  /** Native code of a backend for a platform, as the engine calls it. */
  public NativeCode(String backend, String platform) {
    this.backend = backend;
    this.platform = platform;
  }

  /**
   * The platform with an engine's own names, for example {@code linux-x86_64}.
   *
   * @param osName as the system property {@code os.name} has it; {@code osArch}
   * @param mac what the engine calls macOS
   * @param windows what it calls Windows
   * @param arm64 what it calls 64-bit ARM processors
   */
  public static String platform(
      String osName, String osArch, String mac, String windows, String arm64) {
    String os = osName.toLowerCase(Locale.ROOT);
    String system = os.startsWith("win") ? windows : os.startsWith("mac") ? mac : "linux";
    String processor =
        switch (osArch) {
          case "amd64" -> "x86_64";
          case "aarch64" -> arm64;
          default -> osArch;
        };
    return system + "-" + processor;
  }

  /**
   * What all property files of that name on the class path say; engines' jars describe themselves.
   */
  public static List<Properties> properties(ClassLoader loader, String resource) {
    try {
      List<Properties> all = new ArrayList<>();
      for (URL url : Collections.list(loader.getResources(resource))) {
        Properties properties = new Properties();
        try (InputStream in = url.openStream()) {
          properties.load(in);
        }
        all.add(properties);
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks for an artifact of the platform, unless it is there. */
  public NativeCode needs(boolean present, String artifact) {
    if (!present) {
      missing.add(artifact);
    }
    return this;
  }

  /** Throws if something is missing; the message names all of it. */
  public void requireAll() {
    if (!missing.isEmpty()) {
      throw unavailable(
          "the class path lacks native code for %s. Add %s (group:name:version, then the classifier)"
              .formatted(platform, String.join(", ", missing)),
          null);
    }
  }

  /**
   * Makes the folder that the engine unpacks to, if need be, and sees to it that only this user can
   * change what is in it: native code that somebody else put there would run with this user's
   * rights.
   *
   * @param setting what names another folder
   */
  public void requireOwnFolder(Path folder, String setting) {
    String remedy = "Name a folder of your own that programs may run from with " + setting;
    try {
      Files.createDirectories(folder);
      requireOwn(folder.toRealPath(), remedy);
    } catch (IOException e) {
      throw unavailable(
          "its native code cannot be unpacked to %s: %s. %s"
              .formatted(folder, FileReason.of(e), remedy),
          e);
    }
  }

  private void requireOwn(Path folder, String remedy) throws IOException {
    boolean unix = folder.getFileSystem().supportedFileAttributeViews().contains("unix");
    if (!unix) {
      return;
    }
    boolean ofRoot = owner(folder) == 0;
    if (!(ofRoot && !Files.isWritable(folder))) { // else unpacked before, as in an image
      Path probe = Files.createTempFile(folder, "lenet-", ".tmp");
      int user = owner(probe);
      Files.delete(probe);
      if (!ofRoot && owner(folder) != user) {
        throw unavailable(
            "its native code would be unpacked to %s, which belongs to another user. %s"
                .formatted(folder, remedy),
            null);
      }
    }
    int allowed = 0;
    for (Path each = folder; each != null; each = each.getParent()) {
      int mode = (int) Files.getAttribute(each, "unix:mode");
      if ((mode & OTHERS_MAY_WRITE) != 0 && (mode & allowed) == 0) {
        throw unavailable(
            "its native code would be unpacked to %s, but every user may change %s. %s"
                .formatted(folder, each, remedy),
            null);
      }
      allowed = STICKY;
    }
  }

  private static int owner(Path path) throws IOException {
    return (int) Files.getAttribute(path, "unix:uid");
  }

  /** What a failure to load the engine means. */
  public BackendException cannotLoad(
      String engine, Path folder, String setting, Throwable failure) {
    return unavailable(
        "it cannot load %s for %s from %s: %s. Native code is unpacked to another folder with %s"
            .formatted(engine, platform, folder, reason(failure), setting),
        failure);
  }

  private static String reason(Throwable failure) {
    Throwable root = failure;
    StringBuilder reason = new StringBuilder(String.valueOf(failure));
    for (int i = 0; i < 10 && root.getCause() != null; i++) {
      root = root.getCause();
      reason.append("; ").append(root);
    }
    String text = reason.toString();
    if (text.contains("already loaded in another classloader")) {
      return "another class loader of this process has loaded it, and it can be loaded once. Put the backend"
          + " where both applications see it, such as the server's own class path ("
          + root
          + ")";
    }
    if (text.contains("failed to map segment")) {
      return "programs may not run from there, it is mounted noexec (" + root + ")";
    }
    if (text.contains("No space left")) {
      return "no space is left there (" + root + ")";
    }
    if (text.contains("sun/misc/Unsafe") || text.contains("sun.misc.Unsafe")) {
      return "the Java runtime lacks the module jdk.unsupported (" + root + ")";
    }
    return text;
  }

  private BackendException unavailable(String reason, @Nullable Throwable cause) {
    String message = "The backend '%s' cannot start: %s".formatted(backend, reason);
    return cause == null
        ? new BackendException(ErrorCode.BACKEND_UNAVAILABLE, message)
        : new BackendException(ErrorCode.BACKEND_UNAVAILABLE, message, cause);
  }
}
