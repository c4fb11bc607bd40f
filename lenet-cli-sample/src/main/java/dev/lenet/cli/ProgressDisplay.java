package dev.lenet.cli;

import dev.lenet.api.BatchReport;
import dev.lenet.api.EpochReport;
import dev.lenet.api.TrainingListener;
import dev.lenet.cli.report.Figures;
import java.io.PrintStream;
import java.util.List;

/** Shows the progress of a training: a line for each epoch and, on a terminal, a bar. */
final class ProgressDisplay implements TrainingListener, AutoCloseable {
  private final PrintStream err;
  private final TerminalBar bar;
  private final String name;
  private final int epochs;
  private long stepsBefore;

  ProgressDisplay(Console console, String name, int epochs) {
    this.err = console.err();
    this.bar = new TerminalBar(console);
    this.name = name;
    this.epochs = epochs;
  }

  @Override
  public void onResume(int epoch, long step, List<String> differences) {
    stepsBefore = step;
    if (epoch > epochs) {
      err.printf(
          "%s  had already finished after step %d; only the results are written again%n",
          name, step);
      return;
    }
    err.printf("%s  resumes from step %d, in epoch %d of %d%n", name, step, epoch, epochs);
    differences.forEach(
        difference ->
            err.printf(
                "%s  not the same as before, so the bytes will differ: %s%n", name, difference));
  }

  @Override
  public void onBatch(BatchReport report) {
    bar.show(
        "%s %d/%d".formatted(name, report.epoch(), epochs),
        report.batch(),
        report.batches(),
        "loss %.4f  accuracy %s  %s images/s  %s"
            .formatted(
                report.loss(),
                Figures.percent(report.accuracy()),
                Figures.count(report.imagesPerSecond()),
                left(report)));
  }

  @Override
  public void onEpoch(EpochReport report) {
    close();
    Double loss = report.validationLoss();
    Double accuracy = report.validationAccuracy();
    String validation =
        loss == null || accuracy == null
            ? ""
            : "  validation: loss %.4f  accuracy %s".formatted(loss, Figures.percent(accuracy));
    err.printf(
        "%s  epoch %d of %d  loss %.4f  accuracy %s%s  %s images/s%n",
        name,
        report.epoch(),
        epochs,
        report.trainLoss(),
        Figures.percent(report.trainAccuracy()),
        validation,
        Figures.count(report.imagesPerSecond()));
  }

  /** Removes the bar from the screen. */
  @Override
  public void close() {
    bar.close();
  }

  /** Of all epochs, by the time of those since the training began or resumed. */
  private String left(BatchReport report) {
    long done = (report.epoch() - 1L) * report.batches() + report.batch() - stepsBefore;
    long all = (long) report.epochs() * report.batches() - stepsBefore;
    return bar.left((double) done / all);
  }
}
