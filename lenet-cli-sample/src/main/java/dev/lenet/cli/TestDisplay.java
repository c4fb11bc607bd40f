package dev.lenet.cli;

import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.TrainingException;
import dev.lenet.cli.report.Figures;
import java.util.function.IntConsumer;

/**
 * Shows on a terminal how far a test is, and ends it if this thread is interrupted.
 *
 * @param quiet whether it shows nothing
 * @param name what is tested
 * @param images number of images in all
 */
record TestDisplay(TerminalBar bar, boolean quiet, String name, int images)
    implements IntConsumer, AutoCloseable {
  /** Shows nothing if the command is quiet. */
  static TestDisplay of(Console console, OutputOptions output, String name, int images) {
    return new TestDisplay(new TerminalBar(console), output.quiet(), name, images);
  }

  /**
   * Shows that so many images are done.
   *
   * @throws TrainingException of code {@code TRAINING_INTERRUPTED} if this thread is interrupted
   */
  @Override
  public void accept(int done) {
    if (Thread.currentThread().isInterrupted()) {
      throw new TrainingException(
          ErrorCode.TRAINING_INTERRUPTED,
          "The test of %s was interrupted after %s of %s images"
              .formatted(name, Figures.count(done), Figures.count(images)));
    }
    if (quiet) {
      return;
    }
    bar.show(
        name + " test",
        done,
        images,
        "%s of %s images  %s"
            .formatted(
                Figures.count(done), Figures.count(images), bar.left((double) done / images)));
  }

  @Override
  public void close() {
    bar.close();
  }
}
