package dev.lenet.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Any bytes as the package of an npm client, unpacked. Only the published file gets its name. */
public final class TarTarget {
  private static final byte[] CONTENT = "published".getBytes(UTF_8);
  private static final PublishedFile PUBLISHED =
      new PublishedFile("file", CONTENT.length, TinyData.sha256(CONTENT));
  private static final NpmPackage PACKAGE =
      new NpmPackage("input@1.0.0", Map.of(), Duration.ZERO, 1 << 20);
  private static final CacheFolder CACHE = new CacheFolder(FuzzFolder.create().path());

  private TarTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    Path file = CACHE.path().resolve(PUBLISHED.name());
    try {
      PACKAGE.unpack(new ByteArrayInputStream(input), List.of(PUBLISHED), CACHE);
      assertArrayEquals(CONTENT, Files.readAllBytes(file));
      Files.delete(file);
    } catch (IOException e) {
      assertTrue(String.valueOf(e.getMessage()).length() < 1_000, e::toString);
      assertFalse(Files.exists(file), "a file that was refused");
    } finally {
      CACHE.tidy();
    }
  }
}
