package dev.lenet.cli;

import dev.lenet.cli.report.Figures;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;
import org.jspecify.annotations.Nullable;

/**
 * A bar that shows how far a piece of work is, on a terminal only. Nothing of it stays on the
 * screen.
 */
final class TerminalBar implements AutoCloseable {
  private static final int WIDEST = 40;

  private final Console console;
  private final long began = System.nanoTime();
  private @Nullable ProgressBar bar;
  private String task = "";

  /** Of the terminal; 0 before the first bar. */
  private int columns;

  TerminalBar(Console console) {
    this.console = console;
  }

  /** Shows the bar, which is a new one if the task has another name than before. */
  void show(String newTask, long done, long all, String figures) {
    if (!console.terminal()) {
      return;
    }
    if (!newTask.equals(task)) {
      close();
    }
    ProgressBar shown = bar == null ? begin(newTask, all) : bar;
    bar = shown;
    task = newTask;
    shown.setExtraMessage(figures);
    shown.stepTo(done);
  }

  /** {@code 1:43 left}, if the work goes on as it did since this bar was made. */
  String left(double shareDone) {
    return left(shareDone, (System.nanoTime() - began) / 1e9);
  }

  static String left(double shareDone, double seconds) {
    return shareDone > 0 ? Figures.clock(seconds / shareDone * (1 - shareDone)) + " left" : "";
  }

  private ProgressBar begin(String name, long all) {
    if (columns == 0) {
      columns = TerminalStyle.columns(System.getenv()); // once, because this may start a process
    }
    // with a width, because the library would ask JLine for it, which takes Ctrl-C for itself
    return new ProgressBarBuilder()
        .setTaskName(name)
        .setInitialMax(all)
        .setRenderer(TerminalBar::line)
        .setConsumer(new ConsoleProgressBarConsumer(console.err(), columns - 1))
        .setUpdateIntervalMillis(200)
        .clearDisplayOnFinish()
        .build();
  }

  /** Draws a bar in the part of the line that the figures leave free. */
  static String line(ProgressState state, int width) {
    String before = state.getTaskName() + " [";
    String after = "] " + state.getExtraMessage();
    int cells = Math.max(0, Math.min(WIDEST, width - before.length() - after.length()));
    int full = (int) Math.round(state.getNormalizedProgress() * cells);
    String text = before + "=".repeat(full) + " ".repeat(cells - full) + after;
    return text.substring(0, Math.min(width, text.length()));
  }

  /** Removes the bar from the screen. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
