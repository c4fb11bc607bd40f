package dev.lenet.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A JVM that is at work; closing it kills it. */
final class RunningJvm implements AutoCloseable {
  private final Process process;
  private final Path log;

  RunningJvm(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it as the system does when memory runs out: the JVM cannot clean up. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** What it has printed on stderr so far. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
