package dev.lenet.internal.file;

import dev.lenet.internal.log.Log;
import dev.lenet.internal.text.Foreign;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds a folder for one user at a time, against other processes and against the rest of this one.
 * The operating system releases the folder of a process that is killed.
 *
 * <p>The lock is on the empty file {@code .lenet.lock} in the folder, which stays there. Beside it,
 * {@code .lenet.holder} says who holds the folder: reading the locked file itself would release the
 * lock if this process holds it.
 */
public final class FolderLock implements AutoCloseable {
  private static final System.Logger LOG = Log.of(FolderLock.class);
  private static final Pattern HOLDER =
      Pattern.compile("process \\d{1,19}(, started [\\dTZ:.-]+)?");
  private static final int LONGEST_HOLDER = 100;

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes a folder, without waiting. On a file system without locks, only this process's own
   * threads are kept out; the log says so.
   *
   * @throws FolderInUseException if it is held; the message names the folder and the holder, and
   *     says what to do
   * @throws IOException if the folder does not exist, or cannot be written to
   */
  public static FolderLock take(Path folder) throws IOException {
    // one at a time: a second channel to the file, once closed, would release the first one's lock
    synchronized (FolderLock.class) {
      String me = me();
      if (me.equals(holder(folder))) {
        throw inUse(folder, "this " + me);
      }
      FileChannel channel =
          FileChannel.open(
              folder.resolve(".lenet.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        if (!lock(channel, folder)) {
          String other = holder(folder);
          throw inUse(folder, other == null ? "another process" : other);
        }
        Files.writeString(holderFile(folder), me);
        return new FolderLock(folder, channel);
      } catch (IOException | RuntimeException | Error e) {
        channel.close();
        throw e;
      }
    }
  }

  /**
   * Takes a folder to write to: makes it if it does not exist, and deletes what a killed process
   * left of files that it was writing.
   *
   * @throws FolderInUseException as {@link #take}
   * @throws FileSystemException if the folder cannot be made or written to, with the reason in
   *     words
   */
  public static FolderLock prepare(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
      return prepared(folder, take(folder));
    } catch (FolderInUseException e) {
      throw e;
    } catch (IOException e) {
      FileSystemException named =
          new FileSystemException(folder.toString(), null, reason(folder, e));
      named.initCause(e);
      throw named;
    }
  }

  private static FolderLock prepared(Path folder, FolderLock lock) throws IOException {
    try {
      AtomicFile.deleteUnfinished(folder);
      return lock;
    } catch (IOException | RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  /** The system only says that something does not exist, be it the folder or one above it. */
  private static String reason(Path folder, IOException e) {
    Path present = folder.toAbsolutePath();
    while (!Files.exists(present) && present.getParent() != null) {
      present = present.getParent();
    }
    if (!Files.isDirectory(present)) {
      return "'" + Foreign.file(present) + "' is not a folder";
    }
    if (!(e instanceof NoSuchFileException)) {
      return FileReason.of(e);
    }
    return Files.exists(folder)
        ? "no file can be made in it"
        : "no folder can be made in '" + Foreign.file(present) + "'";
  }

  private static boolean lock(FileChannel channel, Path folder) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // this process's, by another class loader
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "%s is not protected against other processes: its file system has no locks (%s)"
              .formatted(folder, FileReason.of(e)));
      return true;
    }
  }

  private static FolderInUseException inUse(Path folder, String holder) {
    return new FolderInUseException(
        "The folder %s is in use by %s. Wait until that has finished, or name another folder"
            .formatted(Foreign.file(folder), holder));
  }

  private static String me() {
    ProcessHandle process = ProcessHandle.current();
    return process
        .info()
        .startInstant()
        .map(start -> "process %d, started %s".formatted(process.pid(), start))
        .orElse("process " + process.pid());
  }

  /** Who holds the folder, as far as is known. */
  private static @Nullable String holder(Path folder) {
    try (var in = Files.newInputStream(holderFile(folder))) {
      String text = new String(in.readNBytes(LONGEST_HOLDER), StandardCharsets.US_ASCII);
      return HOLDER.matcher(text).matches() ? text : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static Path holderFile(Path folder) {
    return folder.resolve(".lenet.holder");
  }

  /** Releases the folder. Closing twice does nothing. */
  @Override
  public void close() {
    synchronized (FolderLock.class) {
      if (channel.isOpen()) {
        try (channel) {
          Files.deleteIfExists(holderFile(folder));
        } catch (IOException e) {
          LOG.log(Level.WARNING, folder + " is still marked as in use: " + FileReason.of(e));
        }
      }
    }
  }
}
