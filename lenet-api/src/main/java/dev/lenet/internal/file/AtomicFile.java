package dev.lenet.internal.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Replaces a file in one step. At any time, the file has the old content or the new content, never
 * a part.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /**
   * Writes a file. When the call returns, the content is on the disk; after a crash of the machine,
   * the file may still have its old content. Ignores interrupts. If the call fails, the old file
   * stays, and no other file.
   *
   * @throws IOException if the content cannot be written in the file's folder, or moved into place
   */
  public static void write(Path file, byte[] content) throws IOException {
    Path target = file.toAbsolutePath();
    // in the same folder, because a move is atomic only within a file system
    Path temporary = target.resolveSibling(".lenet-" + UUID.randomUUID() + ".tmp");
    try {
      writeToDisk(temporary, content);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException | Error e) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException second) {
        e.addSuppressed(second);
      }
      throw e;
    }
  }

  private static void writeToDisk(Path file, byte[] content) throws IOException {
    // DSYNC: else a crash after the move could leave an empty file under the target's name.
    // A stream: an interrupted thread cannot write to a channel.
    try (OutputStream out =
        Files.newOutputStream(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.DSYNC)) {
      out.write(content);
    }
  }

  /**
   * Deletes unfinished files of killed processes from a folder. Call it only while you hold the
   * folder's {@link FolderLock}; otherwise it could delete a file that another process is writing.
   */
  public static void deleteUnfinished(Path folder) throws IOException {
    try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(folder, ".lenet-*.tmp")) {
      for (Path file : unfinished) {
        Files.deleteIfExists(file);
      }
    }
  }
}
