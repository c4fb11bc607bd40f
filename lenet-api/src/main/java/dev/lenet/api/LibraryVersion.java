package dev.lenet.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this library. */
public final class LibraryVersion {
  private static final String RESOURCE = "version.txt";

  private LibraryVersion() {}

  /** The version of the Maven artifact, for example {@code 0.1.0}. */
  public static String get() {
    try (InputStream in = LibraryVersion.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("The jar of lenet-api lacks its resource " + RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
