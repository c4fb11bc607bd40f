package dev.lenet.api;

/** Follows the download of a data set. An exception from it ends the loading. */
@FunctionalInterface
public interface DownloadListener {
  /**
   * Called some times a second while a source is read, by the thread that loads.
   *
   * @param source the address of a server, or the name of another source; if one fails, the next is
   *     tried, and counting begins anew
   * @param bytes number of bytes that this source has sent
   * @param share how much of the download is done, in [0, 1]; NaN if the source does not say how
   *     much there is
   */
  void onBytes(String source, long bytes, double share);
}
