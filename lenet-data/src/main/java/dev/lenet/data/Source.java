package dev.lenet.data;

import java.io.IOException;
import java.util.List;

/** A place from which published files are downloaded. {@code toString} is its name in messages. */
interface Source {
  /**
   * Downloads files into the cache, as many as possible.
   *
   * @throws IOException if a file could not be downloaded; the message says why
   */
  void fetch(List<PublishedFile> wanted, CacheFolder cache) throws IOException;
}
