package dev.lenet.cli.report;

import dev.lenet.internal.file.AtomicFile;
import dev.lenet.internal.file.FileReason;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Writes files that hold a command's results. */
public final class ResultFile {
  private ResultFile() {}

  /**
   * Replaces a file in one step. If that fails, the old file stays.
   *
   * @throws FileSystemException with the file's name and a reason, if it cannot be written
   */
  public static void write(Path file, byte[] content) throws FileSystemException {
    try {
      AtomicFile.write(file, content);
    } catch (IOException e) {
      // the error of a full disk does not name the file
      var named = new FileSystemException(file.toString(), null, FileReason.of(e));
      named.initCause(e);
      throw named;
    }
  }
}
