package dev.lenet.data;

import dev.lenet.api.DownloadListener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Files that the system's package manager has installed, each gzipped.
 *
 * @param folder where they are
 * @param packageName what installs them
 */
record InstalledFiles(Path folder, String packageName) implements Source {
  @Override
  public void fetch(List<PublishedFile> wanted, CacheFolder cache, DownloadListener listener)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("it is not installed");
    }
    for (PublishedFile file : wanted) {
      try (InputStream in = Gunzip.open(folder.resolve(file.name() + ".gz"))) {
        cache.put(file, in);
      }
    }
  }

  @Override
  public String toString() {
    return "%s of the package %s".formatted(folder, packageName);
  }
}
