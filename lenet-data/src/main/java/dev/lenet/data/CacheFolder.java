package dev.lenet.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder that holds one data set's verified files. Files appear in it whole or not at all: they
 * are written beside their place, verified, and moved into it atomically. Readers need no lock;
 * whoever writes holds it, against other processes and other threads alike, and the system releases
 * it when a process is killed.
 */
record CacheFolder(Path path) {
  private static final Logger log = LoggerFactory.getLogger(CacheFolder.class);
  private static final long LOCK_RETRY_MILLIS = 50;

  /** What is done while the folder is locked. */
  interface Work<T> {
    T run() throws IOException;
  }

  DataFile file(PublishedFile published) {
    return new DataFile(path.resolve(published.name()), published);
  }

  /** A folder for temporary files, empty at first; only for who holds the lock. */
  Path workshop() throws IOException {
    return Files.createDirectories(workshopPath());
  }

  private Path workshopPath() {
    return path.resolve(".part");
  }

  /**
   * Does something under the lock. What a killed process left behind is cleared away first.
   *
   * @throws InterruptedIOException if the thread is interrupted while it waits for the lock
   */
  <T> T locked(Work<T> work) throws IOException {
    Files.createDirectories(path);
    try (FileChannel channel =
            FileChannel.open(
                path.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(channel)) {
      log.debug("Holding {}", lock);
      clear(workshopPath());
      try {
        return work.run();
      } finally {
        clear(workshopPath());
      }
    }
  }

  private FileLock lock(FileChannel channel) throws IOException {
    boolean told = false;
    while (true) {
      FileLock lock = tryLock(channel);
      if (lock != null) {
        return lock;
      }
      if (!told) {
        log.info("Waiting for another process or thread that is filling {}", path);
        told = true;
      }
      try {
        Thread.sleep(LOCK_RETRY_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while waiting for " + path);
      }
    }
  }

  /** The lock, or null if another process or another thread of this one has it. */
  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /**
   * Takes the next bytes of a stream, as many as the file has, verifies them and moves them into
   * place.
   *
   * @throws IOException if they are not the published ones, or cannot be written
   */
  void put(PublishedFile published, InputStream in) throws IOException {
    Path part = workshop().resolve(published.name());
    MessageDigest digest = Sha256.newDigest();
    byte[] block = new byte[1 << 16];
    int missing = published.length();
    try (OutputStream out = Files.newOutputStream(part)) {
      while (missing > 0) {
        int n = in.readNBytes(block, 0, Math.min(block.length, missing));
        if (n == 0) {
          throw new IOException(
              "%s is cut off: found are %d bytes, expected are %d"
                  .formatted(published.name(), published.length() - missing, published.length()));
        }
        digest.update(block, 0, n);
        out.write(block, 0, n);
        missing -= n;
      }
    }
    String found = Sha256.hex(digest);
    if (!found.equals(published.sha256())) {
      throw new IOException(
          "%s is another file: its SHA-256 is %s, expected is %s"
              .formatted(published.name(), found, published.sha256()));
    }
    Files.move(part, path.resolve(published.name()), StandardCopyOption.ATOMIC_MOVE);
  }

  /** As far as it can: what stays is overwritten, or is another process's that was just killed. */
  private static void clear(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path file : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (NoSuchFileException e) {
      log.trace("Nothing to clear in {}", folder);
    } catch (IOException e) {
      log.debug("Cannot clear {}: {}", folder, e.toString());
    }
  }
}
