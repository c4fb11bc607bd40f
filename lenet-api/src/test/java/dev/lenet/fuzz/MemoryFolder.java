package dev.lenet.fuzz;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A place for the inputs of readers that take a path. */
public final class MemoryFolder {
  private MemoryFolder() {}

  /** A new, empty folder in memory: files of a disk would take most of a target's time. */
  public static Path create() {
    try {
      return Files.createDirectory(Jimfs.newFileSystem(Configuration.unix()).getPath("/fuzz"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
