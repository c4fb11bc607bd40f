package dev.lenet.cli;

import dev.lenet.api.BatchReport;
import dev.lenet.api.EpochReport;
import dev.lenet.api.TrainingListener;
import dev.lenet.cli.report.Figures;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how a training goes on: a line for each epoch and, on a terminal, a bar meanwhile. */
final class ProgressDisplay implements TrainingListener, AutoCloseable {
  private final PrintStream err;
  private final boolean terminal;
  private final String name;
  private final int epochs;
  private final long began = System.nanoTime();
  private @Nullable ProgressBar bar;

  /** Read by the bar's own thread. */
  private volatile @Nullable Duration left;

  ProgressDisplay(Console console, String name, int epochs) {
    this.err = console.err();
    this.terminal = console.terminal();
    this.name = name;
    this.epochs = epochs;
  }

  @Override
  public void onBatch(BatchReport report) {
    if (!terminal) {
      return;
    }
    left = timeLeft(report);
    ProgressBar shown = bar == null ? newBar(report) : bar;
    bar = shown;
    shown.stepTo(report.batch());
    shown.setExtraMessage(
        " loss %.4f  accuracy %s  %s images/s"
            .formatted(
                report.loss(),
                Figures.percent(report.accuracy()),
                Figures.count(report.imagesPerSecond())));
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

  /** Takes the bar off the screen. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  private ProgressBar newBar(BatchReport report) {
    boolean unicode = "UTF-8".equalsIgnoreCase(System.getProperty("native.encoding"));
    return new ProgressBarBuilder()
        .setTaskName("%s  epoch %d of %d".formatted(name, report.epoch(), epochs))
        .setInitialMax(report.batches())
        .setStyle(unicode ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
        .setConsumer(new ConsoleProgressBarConsumer(err))
        .setUpdateIntervalMillis(200)
        .setEtaFunction(state -> Optional.ofNullable(left))
        .clearDisplayOnFinish()
        .build();
  }

  private Duration timeLeft(BatchReport report) {
    long done = (report.epoch() - 1L) * report.batches() + report.batch();
    long all = (long) report.epochs() * report.batches();
    double secondsEach = (System.nanoTime() - began) / 1e9 / done;
    return Duration.ofSeconds(Math.round(secondsEach * (all - done)));
  }
}
