package dev.lenet.cli;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads and writes.
 *
 * @param in what {@code -} stands for
 * @param out for results alone
 * @param err for everything else
 * @param terminal whether somebody watches {@code err} as it is written
 */
record Console(InputStream in, PrintStream out, PrintStream err, boolean terminal) {
  /** The streams of this process, in UTF-8. */
  static Console ofThisProcess() {
    return new Console(
        // buffered, because a bare one seeks to learn its length, which a pipe refuses
        new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        isTerminal());
  }

  private static PrintStream utf8(FileDescriptor file) {
    return new PrintStream(new FileOutputStream(file), true, StandardCharsets.UTF_8);
  }

  /**
   * Java tells nothing about stderr alone, so the system's own {@code test} is asked; without one,
   * as on Windows, it counts as a file.
   */
  private static boolean isTerminal() {
    try {
      return new ProcessBuilder("test", "-t", "2").inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
