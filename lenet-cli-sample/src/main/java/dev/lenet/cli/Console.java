package dev.lenet.cli;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/**
 * The streams of a command.
 *
 * @param in the input that {@code -} names
 * @param out for results only
 * @param err for everything else
 * @param terminal whether {@code err} is a terminal
 * @param outIsTerminal says whether {@code out} is a terminal
 */
record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean terminal,
    BooleanSupplier outIsTerminal) {
  /** The streams of this process, in UTF-8. */
  static Console ofThisProcess() {
    return new Console(
        // buffered, because an unbuffered stream seeks to find its length, which fails for a pipe
        new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        isTerminal(2),
        () -> isTerminal(1));
  }

  private static PrintStream utf8(FileDescriptor file) {
    return new PrintStream(new FileOutputStream(file), true, StandardCharsets.UTF_8);
  }

  /**
   * Java cannot tell whether one of its streams is a terminal, so this runs the system's {@code
   * test}. Without that command, as on Windows, a stream counts as a file.
   */
  private static boolean isTerminal(int descriptor) {
    try {
      return new ProcessBuilder("test", "-t", Integer.toString(descriptor))
              .inheritIO()
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
