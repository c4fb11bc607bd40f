package dev.lenet.data;

import dev.lenet.internal.file.FolderInUseException;
import dev.lenet.internal.file.FolderLock;
import dev.lenet.internal.file.Sha256;
import dev.lenet.internal.log.Log;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The folder that holds one data set's verified files. Every file in it is complete: it is written
 * to a temporary folder, verified, and moved into place atomically. Readers need no lock. A writer
 * holds a lock against other processes and threads, which the system releases when a process is
 * killed.
 */
record CacheFolder(Path path) {
  private static final System.Logger LOG = Log.of(CacheFolder.class);
  private static final long LOCK_RETRY_MILLIS = 50;
  private static final String WORKSHOP = ".part";

  /** Work to do while the folder is locked. */
  interface Work {
    void run() throws IOException;
  }

  DataFile file(PublishedFile published) {
    return new DataFile(path.resolve(published.name()), published);
  }

  /**
   * A new folder for temporary files. No other process uses it, even where locks do not work. It is
   * deleted when the lock is released.
   */
  Path workshop() throws IOException {
    return Files.createTempDirectory(path, WORKSHOP);
  }

  /**
   * Does some work under the lock. First deletes what a killed process left.
   *
   * @throws InterruptedIOException if the thread is interrupted while it waits for the lock
   */
  void locked(Work work) throws IOException {
    Files.createDirectories(path);
    FolderLock lock = lock();
    try (lock) {
      clearWorkshops();
      try {
        work.run();
      } finally {
        clearWorkshops();
      }
    }
  }

  /**
   * Deletes what a process left that was killed after its last file was in place; nothing while
   * another one works in the folder. Best effort.
   */
  void tidy() {
    try {
      if (isTidy()) {
        return;
      }
      FolderLock lock = FolderLock.take(path);
      try (lock) {
        clearWorkshops();
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.log(Level.DEBUG, "Cannot clear " + path + ": " + e);
    }
  }

  private boolean isTidy() throws IOException {
    try (DirectoryStream<Path> workshops = Files.newDirectoryStream(path, WORKSHOP + "*")) {
      return !workshops.iterator().hasNext();
    }
  }

  private FolderLock lock() throws IOException {
    boolean told = false;
    while (true) {
      try {
        return FolderLock.take(path);
      } catch (FolderInUseException e) {
        if (!told) {
          LOG.log(Level.WARNING, "Waiting for the data set. " + e.getMessage());
          told = true;
        }
      }
      try {
        Thread.sleep(LOCK_RETRY_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while waiting for " + path);
      }
    }
  }

  /**
   * Reads a file from a stream, as many bytes as it has, verifies it, and moves it into place.
   *
   * @throws IOException if the bytes are not the published ones, or the file cannot be written
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
              "%s is cut off: found %d bytes, expected %d"
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
          "%s is not the published file: its SHA-256 is %s, expected %s"
              .formatted(published.name(), found, published.sha256()));
    }
    Files.move(part, path.resolve(published.name()), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Best effort: leftovers do no harm and are deleted later. */
  private void clearWorkshops() {
    try (DirectoryStream<Path> workshops = Files.newDirectoryStream(path, WORKSHOP + "*")) {
      for (Path workshop : workshops) {
        clear(workshop);
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.log(Level.DEBUG, "Cannot clear " + path + ": " + e);
    }
  }

  private static void clear(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path file : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
