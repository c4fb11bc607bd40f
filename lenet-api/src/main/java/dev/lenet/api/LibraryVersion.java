package dev.lenet.api;

import dev.lenet.internal.file.Resource;
import java.nio.charset.StandardCharsets;

/** The version of this library. */
public final class LibraryVersion {
  private LibraryVersion() {}

  /** The version of the Maven artifact, for example {@code 1.0.0-rc.1}. */
  public static String get() {
    return new String(Resource.read(LibraryVersion.class, "version.txt"), StandardCharsets.UTF_8);
  }
}
