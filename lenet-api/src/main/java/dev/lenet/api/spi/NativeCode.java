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
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The native code of a backend's engine: which jars it takes on this platform, and the folder that
 * the engine unpacks them to. If something is wrong, a {@link BackendException} of code {@code
 * BACKEND_UNAVAILABLE} says what, and what to do.
 */
public final class NativeCode {
  private static final int OTHERS_MAY_WRITE = 0002;
  private static final int STICKY = 01000;
  private static final int ROOT = 0;

  /** Linux's owner of what belongs to nobody in a sandbox, such as the real root's folders. */
  private static final int UNKNOWN = 65534;

  private static final FileAttribute<?>[] ONLY_OWNER_WRITES = {
    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"))
  };

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
   * @param osName the system property {@code os.name}
   * @param osArch the system property {@code os.arch}
   * @param mac the engine's name for macOS
   * @param windows its name for Windows
   * @param arm64 its name for 64-bit ARM processors
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
   * Reads all property files of that name on the class path. Engines' jars describe themselves so.
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

  /** Requires an artifact of the platform. {@link #requireAll} throws if it is not present. */
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
   * Creates the folder that the engine unpacks to, if it does not exist, and checks that it is safe
   * from strangers, because native code runs with this user's rights. On Unix, the folder and those
   * above it must belong to this user or to root, and must not let every user write. Folders above
   * the user's home may belong to anybody. What a folder's group may do is not checked: often the
   * group is the user's own, or that of the application.
   *
   * @param setting names another folder
   */
  public void requireOwnFolder(Path folder, String setting) {
    String remedy = "Name a folder of your own that programs may run from with " + setting;
    boolean unix = folder.getFileSystem().supportedFileAttributeViews().contains("unix");
    String fault;
    try {
      // others may read it: a build step may fill it for the user that an image runs as
      Files.createDirectories(folder, unix ? ONLY_OWNER_WRITES : new FileAttribute<?>[0]);
      fault = unix ? fault(folder.toRealPath()) : null;
    } catch (IOException e) {
      throw unavailable(
          "its native code cannot be unpacked to %s: %s. %s"
              .formatted(folder, FileReason.of(e), remedy),
          e);
    }
    if (fault != null) {
      throw unavailable(
          "its native code would be unpacked to %s, but %s. %s".formatted(folder, fault, remedy),
          null);
    }
  }

  private static @Nullable String fault(Path folder) throws IOException {
    Path named = Path.of(System.getProperty("user.home"));
    Path home = Files.exists(named) ? named.toRealPath() : named;
    Integer user = user(folder);
    String fault = null;
    for (Path each = folder; each != null && fault == null; each = each.getParent()) {
      boolean aboveHome = folder.startsWith(home) && !each.startsWith(home);
      fault = Rights.of(each).fault(aboveHome ? null : user, each != folder);
    }
    return fault;
  }

  /** This user; null if the folder is root's and only read, as one that an image has filled. */
  private static @Nullable Integer user(Path folder) throws IOException {
    if (Rights.of(folder).owner == ROOT && !Files.isWritable(folder)) {
      return null;
    }
    Path probe = Files.createTempFile(folder, "lenet-", ".tmp");
    int user = Rights.of(probe).owner;
    Files.delete(probe);
    return user;
  }

  /** A folder's owner and its mode, as Unix has them. */
  record Rights(Path folder, int owner, int mode) {
    static Rights of(Path path) throws IOException {
      return new Rights(
          path,
          (int) Files.getAttribute(path, "unix:uid"),
          (int) Files.getAttribute(path, "unix:mode"));
    }

    /**
     * How a stranger could change what is in the folder; null if none could.
     *
     * @param user who must own the folder, beside root; null if anybody may
     * @param above whether it is above the folder with the native code
     */
    @Nullable String fault(@Nullable Integer user, boolean above) {
      boolean trusted =
          user == null || owner == user || owner == ROOT || (above && owner == UNKNOWN);
      if (!trusted) {
        return folder + " belongs to another user";
      }
      if ((mode & OTHERS_MAY_WRITE) != 0 && !(above && (mode & STICKY) != 0)) {
        return "every user may change " + folder;
      }
      return null;
    }
  }

  /** Explains why the engine cannot be loaded. */
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
