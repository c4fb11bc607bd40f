package dev.lenet.data;

import java.io.IOException;
import java.util.List;

/** A place that published files are fetched from; {@code toString} names it in messages. */
interface Source {
  /**
   * Puts files into the cache, as many as it can.
   *
   * @throws IOException if one of them could not be had; its message says why
   */
  void fetch(List<PublishedFile> wanted, CacheFolder cache) throws IOException;
}
