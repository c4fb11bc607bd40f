package dev.lenet.internal.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A locked folder")
class FolderLockTest {
  private static final long PID = ProcessHandle.current().pid();

  @TempDir Path folder = Path.of("");

  @Test
  @DisplayName("cannot be taken again in the same process until it is released")
  void refusesTheSameProcess() throws IOException {
    FolderLock held = FolderLock.take(folder);
    String message = refusal();
    assertTrue(message.startsWith("The folder " + folder + " is in use by this process " + PID));
    held.close();
    FolderLock.take(folder).close();
    held.close();
  }

  @Test
  @DisplayName("can be taken again after a release that could not delete the holder's name")
  void forgetsTheHolder() throws IOException {
    FolderLock held = FolderLock.take(folder);
    byte[] holder = Files.readAllBytes(folder.resolve(".lenet.holder"));
    held.close();
    Files.write(folder.resolve(".lenet.holder"), holder);
    FolderLock.take(folder).close();
    assertTrue(Files.notExists(folder.resolve(".lenet.holder")));
  }

  @Test
  @DisplayName("stays locked against others after this process was refused a second lock")
  void refusalsKeepTheLock() throws IOException, InterruptedException {
    FolderLock held = FolderLock.take(folder);
    refusal();
    assertTrue(ask("try").startsWith("refused: process " + PID));
    held.close();
    assertEquals("taken", ask("try"));
  }

  @Test
  @DisplayName("by another process is refused with its number and start, until that is killed")
  void refusesAnotherProcess() throws IOException, InterruptedException {
    Process holder = start("hold");
    try {
      assertEquals("taken", line(holder));
      String started = holder.info().startInstant().orElseThrow().toString();
      assertEquals(
          "The folder %s is in use by process %d, started %s. Wait until it has finished, or choose another folder"
              .formatted(folder, holder.pid(), started),
          refusal());
    } finally {
      holder.destroyForcibly();
    }
    assertTrue(holder.waitFor(1, TimeUnit.MINUTES), "killed");
    FolderLock.take(folder).close();
  }

  @Test
  @DisplayName("does not name a holder from a file that another program wrote")
  void escapes() throws IOException, InterruptedException {
    Process holder = start("hold");
    try {
      assertEquals("taken", line(holder));
      Files.writeString(folder.resolve(".lenet.holder"), "process 1\u001b[2J\naccuracy 100%");
      assertTrue(refusal().contains("is in use by another process. Wait"));
    } finally {
      holder.destroyForcibly();
    }
    assertTrue(holder.waitFor(1, TimeUnit.MINUTES), "killed");
  }

  @Test
  @DisplayName("must exist")
  void mustExist() {
    assertThrows(NoSuchFileException.class, () -> FolderLock.take(folder.resolve("none")));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "/proc is Linux's")
  @DisplayName("or that cannot be prepared, is refused with the reason in words")
  void cannotBePrepared() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "content");
    assertUnprepared("'" + file + "' is not a folder", file);
    assertUnprepared("'" + file + "' is not a folder", file.resolve("a/b"));
    assertUnprepared("no folder can be created in '/proc'", Path.of("/proc/a/b"));
    assertUnprepared("no file can be created in it", Path.of("/proc/sys"));
  }

  private static void assertUnprepared(String reason, Path folder) {
    var e = assertThrows(FileSystemException.class, () -> FolderLock.prepare(folder));
    assertEquals(folder.toString(), e.getFile());
    assertEquals(reason, FileReason.of(e));
    assertInstanceOf(FileSystemException.class, e.getCause());
  }

  private String refusal() {
    var e = assertThrows(FolderInUseException.class, () -> FolderLock.take(folder).close());
    return String.valueOf(e.getMessage());
  }

  private String ask(String what) throws IOException, InterruptedException {
    Process process = start(what);
    String answer = line(process);
    assertTrue(process.waitFor(1, TimeUnit.MINUTES), "ended");
    return answer;
  }

  private Process start(String what) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                what,
                folder.toString()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String line(Process process) throws IOException {
    return String.valueOf(process.inputReader(StandardCharsets.UTF_8).readLine());
  }

  /** Takes the folder that it is given; keeps it until it is killed, or releases it at once. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
      try {
        FolderLock held = FolderLock.take(Path.of(arguments[1]));
        System.out.println("taken");
        if (arguments[0].equals("hold")) {
          Thread.sleep(TimeUnit.MINUTES.toMillis(2));
        }
        held.close();
      } catch (FolderInUseException e) {
        System.out.println("refused: " + String.valueOf(e.getMessage()).replaceAll(".* by ", ""));
      }
    }
  }
}
