package dev.lenet.data;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Gives a child process a disk of its own, in a namespace that ends with it. Needs no rights. */
@DisplayName("A cache on a disk")
@EnabledIf(value = "canMount", disabledReason = "only Linux, with namespaces of users, can mount")
@Timeout(300)
class BadDiskTest {
  private final TinyData data = new TinyData();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  static boolean canMount() throws InterruptedException {
    try {
      return new ProcessBuilder("unshare", "-r", "-m", "mount", "-t", "tmpfs", "none", "/mnt")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // no such program
    }
  }

  /** The outcome of a child that loads the data: its code, and what was said. */
  private record Outcome(int code, String said) {}

  /**
   * Loads with a cache on a disk of 16 KiB, which is not enough for all files.
   *
   * @param prepare a command of the shell, run before; {@code $0} is where the disk is
   */
  private Outcome load(String prepare) throws IOException, InterruptedException {
    Path disk = Files.createDirectory(temporary.resolve("disk"));
    Path log = temporary.resolve("log");
    String script =
        "mount -t tmpfs -o size=16k none \"$0\" && mkdir \"$0/tiny\" && %s\n".formatted(prepare)
            + "\"$@\"\ncode=$?\ncd \"$0/tiny\" && wc -c *\nexit $code";
    List<String> command =
        new ArrayList<>(List.of("unshare", "-r", "-m", "sh", "-c", script, disk.toString()));
    try (LocalMirror mirror = LocalMirror.of(data.files())) {
      command.addAll(LoadInChild.command(disk, mirror, temporary.resolve("result")));
      Process child = ChildJvm.start(command, log);
      assertTrue(child.waitFor(5, MINUTES));
      return new Outcome(child.exitValue(), Files.readString(log));
    }
  }

  @Test
  @DisplayName("that becomes full holds whole files only, and the reason is named")
  void full() throws IOException, InterruptedException {
    Outcome outcome = load("head -c 9000 /dev/zero > \"$0/other\"");
    assertNotEquals(0, outcome.code);
    assertTrue(outcome.said.contains("[DATA_MISSING]"), outcome.said);
    assertTrue(outcome.said.contains("No space left on device"), outcome.said);
    for (Map.Entry<String, byte[]> file : data.files().entrySet()) {
      String size = "(?s).*\\b%d %s\\n.*".formatted(file.getValue().length, file.getKey());
      boolean there = outcome.said.matches("(?s).*\\d %s\\n.*".formatted(file.getKey()));
      assertEquals(there, outcome.said.matches(size), outcome.said);
    }
  }

  @Test
  @DisplayName("that is read-only is read, without a word")
  void readOnly() throws IOException, InterruptedException {
    Path files = data.writeTo(temporary.resolve("files"));
    Outcome outcome = load("cp '%s'/* \"$0/tiny\" && mount -o remount,ro \"$0\"".formatted(files));
    assertEquals(0, outcome.code, outcome.said);
    assertTrue(outcome.said.strip().matches("(?s)\\d+ t10k-images.* total"), outcome.said);
  }

  @Test
  @DisplayName("that is read-only and lacks the data is refused with the reason")
  void readOnlyAndEmpty() throws IOException, InterruptedException {
    Outcome outcome = load("mount -o remount,ro \"$0\"");
    assertNotEquals(0, outcome.code);
    assertTrue(outcome.said.contains("[DATA_MISSING]"), outcome.said);
    assertTrue(outcome.said.contains("Read-only file system"), outcome.said);
  }
}
