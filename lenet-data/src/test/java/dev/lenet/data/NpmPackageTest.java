package dev.lenet.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
  private static final long LARGEST = 1_000_000;

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
    return new NpmPackage("tiny-data@1.0.0", environment, Duration.ofMinutes(1), LARGEST);
  }

  private CacheFolder fetch(NpmPackage source) throws IOException {
    CacheFolder cache = new CacheFolder(temporary.resolve("cache"));
    cache.locked(() -> source.fetch(data.set().files(), cache, (from, bytes, share) -> {}));
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
  void hangs() throws Exception {
    Path started = temporary.resolve("started");
    NpmPackage hanging =
        client(
            "sleep 600 &",
            "echo $$ $! > " + started + ".part",
            "mv " + started + ".part " + started,
            "wait");
    assertFails(
        new NpmPackage("tiny-data@1.0.0", hanging.environment(), Duration.ofSeconds(4), LARGEST),
        "it took more than 4.0 seconds");
    assertStopped(started);
  }

  /** Fails if one of the processes whose numbers stand in the file goes on. */
  private static void assertStopped(Path started) throws Exception {
    String[] numbers = Files.readString(started).strip().split(" ", -1);
    assertEquals(2, numbers.length);
    for (String number : numbers) {
      Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(number));
      if (process.isPresent()) {
        process.get().onExit().get(1, TimeUnit.MINUTES);
      }
    }
  }

  @Test
  @DisplayName("that is waited for is stopped when the thread is interrupted, which keeps its flag")
  void interrupted() throws Exception {
    Path started = temporary.resolve("started");
    NpmPackage hanging =
        client(
            "sleep 600 &",
            "echo $$ $! > " + started + ".part",
            "mv " + started + ".part " + started,
            "wait");
    NpmPackage patient =
        new NpmPackage("tiny-data@1.0.0", hanging.environment(), Duration.ofMinutes(5), LARGEST);
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    Thread fetching =
        new Thread(
            () -> {
              assertThrows(InterruptedIOException.class, () -> fetch(patient));
              flag.complete(Thread.currentThread().isInterrupted());
            });
    fetching.start();
    while (Files.notExists(started)) {
      Thread.sleep(10);
    }
    fetching.interrupt();
    assertTrue(flag.get(1, TimeUnit.MINUTES));
    assertStopped(started);
  }

  @Test
  @DisplayName("that writes more than its package can need is stopped, whether it ends or not")
  void writesTooMuch() throws Exception {
    String much = "head -c 20000000 /dev/zero";
    assertFails(client(much, "exit 3"), "it wrote more than 1000000 bytes");
    assertFails(client(much + " > x.tgz"), "it wrote more than 1000000 bytes");
    Path started = temporary.resolve("started");
    assertFails(
        client("sleep 600 &", "echo $$ $! > " + started, much, "wait"),
        "it wrote more than 1000000 bytes");
    assertStopped(started);
  }

  @Test
  @DisplayName("is quoted on one line, from the beginning of its output")
  void quoted() throws IOException {
    assertFails(
        client("printf 'npm error a\\033[2J\\n%0900000d' 7", "exit 3"),
        "it ended with code 3: npm error a\\u001b[2J; 000");
  }

  @Test
  @DisplayName("whose package inflates to more than expected is refused")
  void inflates() throws IOException {
    assertFails(
        client(
            "head -c 20000000 /dev/zero > $SHIPPED.zero; cd $(dirname $SHIPPED)",
            "tar czf $OLDPWD/x.tgz shipped.zero"),
        "the package holds more than 1000000 bytes");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere nothing lists the open files")
  @DisplayName("leaves no file open when its package is not gzipped")
  void noOpenFiles() throws IOException {
    assertFails(client("echo hello > x.tgz"), "Not in GZIP format");
    assertEquals(0, OpenFiles.below(temporary));
  }

  @Test
  @DisplayName("whose package lacks a file, has another one, or is not an archive, is refused")
  void badPackages() throws IOException {
    assertFails(client("exit 0"), "it left no .tgz file");
    assertFails(client("echo hello > x.tgz"), "Not in GZIP format");
    assertFails(client("head -c 2000 /dev/zero | tr '\\0' x | gzip > x.tgz"), "not a tar archive");
    ship();
    Path labels = temporary.resolve("shipped/package/data/t10k-labels-idx1-ubyte");
    String tar = "tar czf x.tgz -C \"$SHIPPED\" package";
    Files.write(labels, new byte[15]);
    assertFails(client(tar), "t10k-labels-idx1-ubyte is not the published file");
    Files.write(labels, new byte[3]);
    assertFails(client(tar), "t10k-labels-idx1-ubyte is cut off: found 3 bytes");
    Files.delete(labels);
    assertFails(client(tar), "the package lacks t10k-labels-idx1-ubyte");
    assertTrue(Files.notExists(temporary.resolve("cache").resolve("t10k-labels-idx1-ubyte")));
  }

  @Test
  @DisplayName("that is not on the PATH is skipped, and nothing is started")
  void none() {
    for (String path : List.of("", temporary.toString(), "a\0b:relative")) {
      NpmPackage source =
          new NpmPackage("tiny-data@1.0.0", Map.of("PATH", path), Duration.ofSeconds(1), LARGEST);
      assertFails(source, "no npm client is on the PATH");
      assertEquals("npm pack tiny-data@1.0.0", source.toString());
    }
  }
}
