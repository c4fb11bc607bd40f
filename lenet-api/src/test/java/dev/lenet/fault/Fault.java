package dev.lenet.fault;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What goes wrong: the operation of that number fails, and either all operations after it too, as
 * when a disk is gone, or none. Safe for several threads.
 */
public final class Fault {
  private final int number;
  private final boolean lasting;
  private final AtomicInteger operations = new AtomicInteger();

  /** The first operation has the number 1. */
  public Fault(int number, boolean lasting) {
    this.number = number;
    this.lasting = lasting;
  }

  /** Whether an operation has failed. */
  public boolean happened() {
    return operations.get() >= number;
  }

  /** Counts an operation, and says whether it is to fail. */
  boolean isNext() {
    int operation = operations.incrementAndGet();
    return lasting ? operation >= number : operation == number;
  }

  /** Counts an operation, which fails if it is its turn. */
  void strike(Path file) throws IOException {
    if (isNext()) {
      throw failure(file);
    }
  }

  static IOException failure(Path file) {
    return new FileSystemException(file.toString(), null, "Input/output error (a test's)");
  }

  @Override
  public String toString() {
    return "operation %d%s".formatted(number, lasting ? " and all after it" : "");
  }
}
