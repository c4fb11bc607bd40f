package dev.lenet.data;

import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.PictureException;
import dev.lenet.api.picture.Picture;
import dev.lenet.internal.text.Foreign;
import dev.lenet.internal.thread.OwnThreads;
import dev.lenet.internal.thread.Waiting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reads pictures on several threads, which end before it returns. What is read does not depend on
 * their number. Reads all pictures even if some cannot be used, to say how many. For one call.
 */
final class PictureLoader {
  /** More threads would need more memory for large pictures, and would wait for the same disk. */
  private static final int MOST_THREADS = 4;

  /** The file is to blame, not this process. */
  private static final Set<ErrorCode> DAMAGED =
      Set.of(ErrorCode.PICTURE_UNKNOWN, ErrorCode.PICTURE_DAMAGED, ErrorCode.PICTURE_BLANK);

  private static final int LENGTH = DigitPicture.SIDE * DigitPicture.SIDE;

  private final List<Path> files;
  private final byte[] pixels;
  private final AtomicInteger next = new AtomicInteger();
  private final SortedMap<Integer, Throwable> failures = new ConcurrentSkipListMap<>();
  private final SortedSet<Integer> large = new ConcurrentSkipListSet<>();
  private volatile boolean stopped;

  PictureLoader(List<Path> files) {
    this.files = files;
    this.pixels = newArray(files.size());
  }

  /**
   * Reads the pictures.
   *
   * @return their pixels, picture by picture
   * @throws DataException if pictures cannot be used, or the calling thread is interrupted
   */
  byte[] load() {
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    OwnThreads own = new OwnThreads("lenet-pictures");
    ExecutorService executor = Executors.newCachedThreadPool(own);
    try {
      List<CompletableFuture<Void>> others = new ArrayList<>();
      for (int i = 1; i < Math.min(threads, files.size()); i++) {
        others.add(CompletableFuture.runAsync(this::work, executor));
      }
      Waiting.runThenAwait(this::workUnlessInterrupted, others);
    } finally {
      stopped = true;
      executor.shutdown();
      own.join();
    }
    large.forEach(this::readAlone);
    if (!failures.isEmpty()) {
      throw unusable();
    }
    return pixels;
  }

  private void workUnlessInterrupted() {
    do {
      if (Thread.currentThread().isInterrupted()) {
        stopped = true;
        throw new DataException(
            ErrorCode.DATA_MISSING,
            "The thread was interrupted after %d of %d pictures"
                .formatted(Math.min(next.get(), files.size()), files.size()));
      }
    } while (readNext());
  }

  private void work() {
    while (!stopped && readNext()) {
      // the next one
    }
  }

  /** Whether there was one. */
  private boolean readNext() {
    int index = next.getAndIncrement();
    if (index < files.size()) {
      read(index);
    }
    return index < files.size();
  }

  private void read(int index) {
    try {
      Picture picture = Picture.read(files.get(index));
      if (picture.scale() == 1) {
        form(index, picture);
      } else {
        large.add(index);
      }
    } catch (PictureException e) {
      if (e.code() == ErrorCode.PICTURE_TOO_LARGE) {
        large.add(index);
      } else {
        failures.put(index, e);
      }
    } catch (OutOfMemoryError e) {
      large.add(index);
    }
  }

  /**
   * Reads large pictures alone. How far they are shrunk depends on the memory that is left, and
   * must not depend on what other threads read.
   */
  private void readAlone(int index) {
    try {
      form(index, Picture.read(files.get(index)));
    } catch (PictureException | OutOfMemoryError e) {
      failures.put(index, e);
    }
  }

  private void form(int index, Picture picture) {
    try {
      System.arraycopy(DigitPicture.form(picture), 0, pixels, index * LENGTH, LENGTH);
    } catch (PictureException e) {
      throw new PictureException(
          e.code(),
          "The picture '%s': %s".formatted(Foreign.file(files.get(index)), e.reason()),
          e);
    }
  }

  private DataException unusable() {
    Map.Entry<Integer, Throwable> entry = failures.entrySet().iterator().next();
    Throwable first = entry.getValue();
    List<Path> others = failures.keySet().stream().skip(1).map(files::get).toList();
    String reason =
        first instanceof PictureException e
            ? e.reason()
            : "The picture '%s' needs more memory than this process has: give it more with Java's option -Xmx"
                .formatted(Foreign.file(files.get(entry.getKey())));
    String more =
        others.isEmpty()
            ? ""
            : ". %d more cannot be used: %s".formatted(others.size(), Foreign.list(others));
    return new DataException(code(first), reason + more, first);
  }

  private static ErrorCode code(Throwable failure) {
    return failure instanceof PictureException e && DAMAGED.contains(e.code())
        ? ErrorCode.DATA_DAMAGED
        : ErrorCode.DATA_MISSING;
  }

  private static byte[] newArray(int pictures) {
    long length = (long) pictures * LENGTH;
    try {
      if (length <= DataFile.LONGEST_ARRAY) {
        return new byte[(int) length];
      }
    } catch (OutOfMemoryError e) {
      throw tooMany(pictures, length, "this process has: give it more with Java's option -Xmx", e);
    }
    throw tooMany(pictures, length, "a data set can have: leave some out", null);
  }

  private static DataException tooMany(
      int pictures, long length, String most, @Nullable Throwable cause) {
    return new DataException(
        ErrorCode.DATA_MISSING,
        "%d pictures need %d bytes of memory, more than %s".formatted(pictures, length, most),
        cause);
  }
}
