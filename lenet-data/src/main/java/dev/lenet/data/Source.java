package dev.lenet.data;

import dev.lenet.api.DownloadListener;
import java.io.IOException;
import java.util.List;

/** A place from which published files are downloaded. {@code toString} is its name in messages. */
interface Source {
  /**
   * Downloads files into the cache, as many as possible.
   *
   * @param listener is told how far this source is
   * @throws IOException if a file could not be downloaded; the message says why
   */
  void fetch(List<PublishedFile> wanted, CacheFolder cache, DownloadListener listener)
      throws IOException;
}
