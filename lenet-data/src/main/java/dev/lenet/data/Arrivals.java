package dev.lenet.data;

import dev.lenet.api.DownloadListener;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells a listener how much of several files has arrived from one source. A file counts by its
 * unpacked length, because nobody knows the packed ones in advance. For one thread.
 */
final class Arrivals {
  private final String source;
  private final DownloadListener listener;
  private final double all;
  private long bytesBefore;
  private double doneBefore;

  Arrivals(String source, List<PublishedFile> wanted, DownloadListener listener) {
    this.source = source;
    this.listener = listener;
    this.all = wanted.stream().mapToLong(PublishedFile::length).sum();
  }

  /** The next file, after the one before is complete. */
  OfFile of(PublishedFile file) {
    return new OfFile(file);
  }

  /** One of the files. */
  final class OfFile {
    private final PublishedFile file;
    private final AtomicLong expected = new AtomicLong();

    private OfFile(PublishedFile file) {
      this.file = file;
    }

    /** How many bytes will arrive; 0 if the source does not say. Another thread may call it. */
    void expect(long bytes) {
      expected.set(bytes);
    }

    /** So many bytes have arrived. */
    void arrived(long bytes) {
      long most = expected.get();
      double part = most > 0 ? Math.min(1, (double) bytes / most) : bytes > 0 ? Double.NaN : 0;
      listener.onBytes(source, bytesBefore + bytes, (doneBefore + part * file.length()) / all);
    }

    /** All of its bytes have arrived. */
    void complete(long bytes) {
      bytesBefore += bytes;
      doneBefore += file.length();
      listener.onBytes(source, bytesBefore, doneBefore / all);
    }
  }
}
