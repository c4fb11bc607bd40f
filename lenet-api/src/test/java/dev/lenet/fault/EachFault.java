package dev.lenet.fault;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.error.LenetException;
import dev.lenet.fuzz.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Does a piece of work again and again, each time in a new folder: the first time its first
 * operation on a file fails, then the second, and so on, until none is left to fail.
 *
 * @param folder for the folders
 * @param lasting whether the operations after the one that fails do so too
 */
public record EachFault(Path folder, boolean lasting) {
  private static final int LEAST = 5;

  /** Work in a folder. */
  public interface Work {
    /** Does it. */
    void in(Path folder) throws IOException;
  }

  /**
   * Fails if the work fails without a fault, or in a way that is not documented.
   *
   * @param before prepares a folder, without faults
   * @param work has the faults
   * @param after checks what is left, without faults
   */
  public void strike(Work before, Work work, Work after) throws IOException {
    int number = 0;
    Fault fault;
    do {
      number++;
      fault = new Fault(number, lasting);
      Path here = Files.createDirectory(folder.resolve("fault" + number));
      before.in(here);
      run(work, here, fault);
      try {
        after.in(here);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("After a fault at " + fault, e);
      }
    } while (fault.happened());
    assertTrue(number > LEAST, "hardly an operation could fail");
  }

  private static void run(Work work, Path here, Fault fault) throws IOException {
    try {
      work.in(FailingFiles.at(here, fault));
    } catch (LenetException e) {
      assertTrue(fault.happened(), e::toString);
      Refused.asDocumented(e);
    } catch (IOException e) {
      if (!fault.happened()) {
        throw e;
      }
    }
  }
}
