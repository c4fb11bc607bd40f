package dev.lenet.internal.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Replaces a file as a whole: under its name stands the old content or the new, never a part. */
public final class AtomicFile {
  private AtomicFile() {}

  /**
   * Writes a file; it is on the disk when the call returns. Interrupting the thread changes
   * nothing. A call that fails leaves the old file, and nothing else.
   *
   * @throws IOException if the content cannot be written beside the file, or moved into its place
   */
  public static void write(Path file, byte[] content) throws IOException {
    Path target = file.toAbsolutePath();
    // beside the target, since only a move within one file system is atomic
    Path temporary = target.resolveSibling(".lenet-" + UUID.randomUUID() + ".tmp");
    try {
      // DSYNC: else a crash after the move could leave an empty file under the target's name.
      // A stream: an interrupted thread cannot write to a channel.
      try (OutputStream out =
          Files.newOutputStream(
              temporary,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE,
              StandardOpenOption.DSYNC)) {
        out.write(content);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Deletes what a killed process left of files that it was writing into a folder. Call it only
   * while you hold the folder's {@link FolderLock}, or you delete what another is writing.
   */
  public static void deleteUnfinished(Path folder) throws IOException {
    try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(folder, ".lenet-*.tmp")) {
      for (Path file : unfinished) {
        Files.deleteIfExists(file);
      }
    }
  }
}
