package dev.lenet.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The npm client")
@EnabledOnOs(
    value = {OS.LINUX, OS.MAC},
    disabledReason = "the stand-in for the client is a shell script")
class NpmPackageTest {
  private final TinyData data = new TinyData();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  /** A stand-in for the client, first on a PATH whose other folders have tar and the like. */
  private NpmPackage client(String... lines) throws IOException {
    Path bin = Files.createDirectories(temporary.resolve("bin"));
    Path npm = bin.resolve("npm");
    Files.write(npm, ("#!/bin/sh\n" + String.join("\n", lines) + "\n").getBytes(UTF_8));
    Files.setPosixFilePermissions(npm, PosixFilePermissions.fromString("rwxr-xr-x"));
    Map<String, String> environment =
        Map.of("PATH", bin + ":/usr/bin:/bin", "SHIPPED", temporary.resolve("shipped").toString());
    return new NpmPackage("tiny-data@1.0.0", environment, Duration.ofSeconds(10));
  }

  private CacheFolder fetch(NpmPackage source) throws IOException {
    CacheFolder cache = new CacheFolder(temporary.resolve("cache"));
    cache.locked(
        () -> {
          source.fetch(data.set().files(), cache);
          return true;
        });
    return cache;
  }

  private void assertFails(NpmPackage source, String reason) {
    IOException e = assertThrows(IOException.class, () -> fetch(source));
    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains(reason), message);
  }

  private void ship() throws IOException {
    Path folder = data.writeTo(temporary.resolve("shipped").resolve("package").resolve("data"));
    Files.write(folder.resolve("a-readme"), new byte[1000]);
  }

  @Test
  @DisplayName("is asked to pack that version without running scripts, and its package is unpacked")
  void unpacks() throws IOException {
    ship();
    CacheFolder cache =
        fetch(
            client(
                "echo \"$@\" > \"$SHIPPED/arguments\"",
                "tar czf tiny-data-1.0.0.tgz -C \"$SHIPPED\" package"));
    for (Map.Entry<String, byte[]> file : data.files().entrySet()) {
      assertArrayEquals(file.getValue(), Files.readAllBytes(cache.path().resolve(file.getKey())));
    }
    String arguments = Files.readString(temporary.resolve("shipped").resolve("arguments"));
    assertTrue(arguments.startsWith("pack tiny-data@1.0.0 "), arguments);
    assertTrue(arguments.contains("--ignore-scripts"), arguments);
  }

  @Test
  @DisplayName("that fails is quoted")
  void fails() throws IOException {
    assertFails(
        client("echo 'npm warn old' >&2", "echo 'npm error code E404' >&2", "exit 3"),
        "it ended with code 3: npm error code E404");
  }

  @Test
  @DisplayName("that hangs is stopped, with the processes it started")
  void hangs() throws IOException {
    Path mark = temporary.resolve("mark");
    NpmPackage hanging = client("(sleep 3; touch " + mark + ") &", "wait");
    long start = System.nanoTime();
    assertFails(
        new NpmPackage("tiny-data@1.0.0", hanging.environment(), Duration.ofMillis(500)),
        "it took more than");
    assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 2_500);
    LocalMirror.sleep(Duration.ofSeconds(3));
    assertTrue(Files.notExists(mark), "a child of the client went on");
  }

  @Test
  @DisplayName("whose package lacks a file, has another one, or is no archive, is no source")
  void badPackages() throws IOException {
    assertFails(client("exit 0"), "it left no .tgz file");
    assertFails(client("echo hello > x.tgz"), "Not in GZIP format");
    assertFails(client("head -c 2000 /dev/zero | tr '\\0' x | gzip > x.tgz"), "not a tar archive");
    ship();
    Path labels = temporary.resolve("shipped/package/data/t10k-labels-idx1-ubyte");
    String tar = "tar czf x.tgz -C \"$SHIPPED\" package";
    Files.write(labels, new byte[15]);
    assertFails(client(tar), "t10k-labels-idx1-ubyte is another file");
    Files.write(labels, new byte[3]);
    assertFails(client(tar), "t10k-labels-idx1-ubyte is cut off: found are 3 bytes");
    Files.delete(labels);
    assertFails(client(tar), "the package lacks t10k-labels-idx1-ubyte");
    assertTrue(Files.notExists(temporary.resolve("cache").resolve("t10k-labels-idx1-ubyte")));
  }

  @Test
  @DisplayName("that is not on the PATH is no source, and nothing is started")
  void none() {
    for (String path : List.of("", temporary.toString())) {
      NpmPackage source =
          new NpmPackage("tiny-data@1.0.0", Map.of("PATH", path), Duration.ofSeconds(1));
      assertFails(source, "there is no npm client on the PATH");
      assertEquals("npm pack tiny-data@1.0.0", source.toString());
    }
  }
}
