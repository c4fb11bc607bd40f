package dev.lenet.internal.file;

import dev.lenet.internal.log.Log;
import dev.lenet.internal.text.Foreign;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
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
 * Locks a folder, so that only one user at a time can hold it, in this and in other processes. When
 * a process is killed, the operating system releases its locks.
 *
 * <p>The lock is on the empty file {@code .lenet.lock} in the folder, which is not deleted. The
 * file {@code .lenet.holder} says who holds the lock. It is a separate file, because reading the
 * locked file would release a lock of this process. Where a disk fails, it may stay behind; so its
 * holder has a lock on it too, which the JVM remembers.
 */
public final class FolderLock implements AutoCloseable {
  private static final System.Logger LOG = Log.of(FolderLock.class);
  private static final Pattern HOLDER =
      Pattern.compile("process \\d{1,19}(, started [\\dTZ:.-]+)?");
  private static final int LONGEST_HOLDER = 100;

  /** Asked for once: the system takes longer to tell it than all else that locking does. */
  private static final String ME = me();

  private final Path folder;
  private final FileChannel channel;
  private final FileChannel mark;

  private FolderLock(Path folder, FileChannel channel, FileChannel mark) {
    this.folder = folder;
    this.channel = channel;
    this.mark = mark;
  }

  /**
   * Locks a folder, without waiting. On a file system without locks, the lock works only within
   * this process, and the log says so.
   *
   * @throws FolderInUseException if it is locked; the message names the folder and the holder, and
   *     says what to do
   * @throws IOException if the folder does not exist, or cannot be written to
   */
  public static FolderLock take(Path folder) throws IOException {
    // one at a time: closing a second channel to the file would release the lock of the first
    synchronized (FolderLock.class) {
      if (ME.equals(holder(folder)) && isMarked(folder)) {
        throw inUse(folder, "this " + ME);
      }
      FileChannel channel =
          FileChannel.open(
              folder.resolve(".lenet.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        if (!lock(channel, folder)) {
          String other = holder(folder);
          throw inUse(folder, other == null ? "another process" : other);
        }
        Files.writeString(holderFile(folder), ME);
        return new FolderLock(folder, channel, marked(folder));
      } catch (IOException | RuntimeException | Error e) {
        try (channel) {
          throw e; // with what closing throws suppressed in it
        }
      }
    }
  }

  /**
   * Locks a folder for writing. Creates it if it does not exist, and deletes unfinished files of
   * killed processes.
   *
   * @throws FolderInUseException as {@link #take}
   * @throws FileSystemException if the folder cannot be created or written to, with the reason
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

  /** The system only says that something does not exist: the folder, or one above it. */
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
        ? "no file can be created in it"
        : "no folder can be created in '" + Foreign.file(present) + "'";
  }

  private static boolean lock(FileChannel channel, Path folder) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // this process holds it, through another class loader
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "%s is not protected against other processes: its file system has no locks (%s)"
              .formatted(folder, FileReason.of(e)));
      return true;
    }
  }

  /** Keep it open as long as the lock is held. */
  private static FileChannel marked(Path folder) throws IOException {
    FileChannel mark = FileChannel.open(holderFile(folder), StandardOpenOption.WRITE);
    try {
      tryMark(mark);
    } catch (IOException e) {
      // no locks: what the file says is believed
    }
    return mark;
  }

  /** Whether its holder, in this process, still holds it. If that cannot be told, it does. */
  private static boolean isMarked(Path folder) {
    try (FileChannel mark = FileChannel.open(holderFile(folder), StandardOpenOption.WRITE)) {
      return tryMark(mark) == null;
    } catch (OverlappingFileLockException | IOException e) {
      return true;
    }
  }

  /** Far behind the text, which others read. */
  private static @Nullable FileLock tryMark(FileChannel mark) throws IOException {
    return mark.tryLock(Long.MAX_VALUE - 1, 1, false);
  }

  private static FolderInUseException inUse(Path folder, String holder) {
    return new FolderInUseException(
        "The folder %s is in use by %s. Wait until it has finished, or choose another folder"
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

  /** The holder of the lock, if known. */
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

  /** Releases the lock. Closing twice does nothing. */
  @Override
  public void close() {
    synchronized (FolderLock.class) {
      if (channel.isOpen()) {
        try (channel) {
          mark.close();
          Files.deleteIfExists(holderFile(folder));
        } catch (IOException e) {
          LOG.log(Level.DEBUG, "The holder of " + folder + " is still named: " + FileReason.of(e));
        }
      }
    }
  }
}
