package dev.lenet.cli;

import dev.lenet.api.BatchReport;
import dev.lenet.api.EpochReport;
import dev.lenet.api.TrainingListener;
import dev.lenet.cli.report.Figures;
import java.io.PrintStream;
import java.util.List;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;
import org.jspecify.annotations.Nullable;

/** Shows the progress of a training: a line for each epoch and, on a terminal, a bar. */
final class ProgressDisplay implements TrainingListener, AutoCloseable {
  private static final int WIDEST_BAR = 40;

  private final PrintStream err;
  private final boolean terminal;
  private final String name;
  private final int epochs;
  private final long began = System.nanoTime();
  private long stepsBefore;
  private @Nullable ProgressBar bar;

  ProgressDisplay(Console console, String name, int epochs) {
    this.err = console.err();
    this.terminal = console.terminal();
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
    if (!terminal) {
      return;
    }
    ProgressBar shown = bar == null ? newBar(report) : bar;
    bar = shown;
    shown.setExtraMessage(
        "loss %.4f  accuracy %s  %s images/s  %s left"
            .formatted(
                report.loss(),
                Figures.percent(report.accuracy()),
                Figures.count(report.imagesPerSecond()),
                Figures.clock(secondsLeft(report))));
    shown.stepTo(report.batch());
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
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  private ProgressBar newBar(BatchReport report) {
    return new ProgressBarBuilder()
        .setTaskName("%s %d/%d".formatted(name, report.epoch(), epochs))
        .setInitialMax(report.batches())
        .setRenderer(ProgressDisplay::line)
        .setConsumer(new ConsoleProgressBarConsumer(err))
        .setUpdateIntervalMillis(200)
        .clearDisplayOnFinish()
        .build();
  }

  /** Draws a bar in the part of the line that the figures leave free. */
  static String line(ProgressState state, int width) {
    String before = state.getTaskName() + " [";
    String after = "] " + state.getExtraMessage();
    int cells = Math.max(0, Math.min(WIDEST_BAR, width - before.length() - after.length()));
    int full = (int) Math.round(state.getNormalizedProgress() * cells);
    String text = before + "=".repeat(full) + " ".repeat(cells - full) + after;
    return text.substring(0, Math.min(width, text.length()));
  }

  private double secondsLeft(BatchReport report) {
    long done = (report.epoch() - 1L) * report.batches() + report.batch();
    long all = (long) report.epochs() * report.batches();
    return (System.nanoTime() - began) / 1e9 / (done - stepsBefore) * (all - done);
  }
}
