package com.example.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Catches one executor in the middle of its work and kills its process with SIGKILL. A task that
 * enters the trap cannot end: so the kill never comes too late. The folder of the trap is the same
 * for all processes of a run of the tests, and another one for each run.
 */
final class Trap {
  private static final Path FOLDER = folder();
  private static final Path SET = FOLDER.resolve("set");
  private static final Path CAUGHT = FOLDER.resolve("caught");
  private static final Path CLOSED = FOLDER.resolve("closed");
  private static final Path PASS = FOLDER.resolve("pass");

  private Trap() {}

  private static Path folder() {
    String ofDriver = System.getProperty("trap");
    try {
      return ofDriver == null ? Files.createTempDirectory("trap") : Path.of(ofDriver);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes away what a test has left. Its folder is deleted when this JVM ends. */
  static void clear() throws IOException {
    for (Path file : List.of(SET, CAUGHT, CLOSED, PASS)) {
      Files.deleteIfExists(file);
    }
    FOLDER.toFile().deleteOnExit();
  }

  /** The option of an executor's JVM that says where the trap is. */
  static String option() {
    return "-Dtrap=" + FOLDER.toAbsolutePath();
  }

  /** Sets the trap for the next executor that computes with {@link StallingProvider}. */
  static CompletableFuture<Void> set() {
    try {
      Files.deleteIfExists(CAUGHT);
      Files.deleteIfExists(SET);
      Files.createFile(SET);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return CompletableFuture.runAsync(Trap::kill).orTimeout(2, TimeUnit.MINUTES);
  }

  /** Lets nothing that computes with {@link StallingProvider} go on, until {@link #open}. */
  static void close() throws IOException {
    Files.deleteIfExists(PASS);
    Files.writeString(CLOSED, "");
  }

  /** Lets one engine go on, now and at all later entries, while the trap is closed. */
  static void letOnePass() {
    try {
      Files.createFile(PASS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void open() {
    try {
      Files.deleteIfExists(CLOSED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void kill() {
    try {
      while (!Files.exists(CAUGHT) || Files.readString(CAUGHT).isEmpty()) {
        Thread.sleep(10);
      }
      ProcessHandle.of(Long.parseLong(Files.readString(CAUGHT))).orElseThrow().destroyForcibly();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Goes on, or waits while the trap is closed, or if it is set, and nobody else was faster, waits
   * to be killed.
   *
   * @param passes whether the engine may pass a trap that is closed
   * @return whether it may from now on
   */
  static boolean enter(boolean passes) {
    boolean mayPass = passes;
    try {
      while (!mayPass && Files.exists(CLOSED)) {
        mayPass = Files.deleteIfExists(PASS); // one process, and one thread of it, can do so
        Thread.sleep(10);
      }
      Files.delete(SET); // one process, and one thread of it, can do so
    } catch (NoSuchFileException e) {
      return mayPass;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    try {
      Files.writeString(CAUGHT, Long.toString(ProcessHandle.current().pid()));
      Thread.sleep(Long.MAX_VALUE);
      return mayPass;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
