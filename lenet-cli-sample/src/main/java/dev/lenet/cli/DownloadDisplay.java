package dev.lenet.cli;

import dev.lenet.api.DownloadListener;
import dev.lenet.internal.text.Foreign;
import java.util.Locale;

/** Shows how far a download is: a line when it begins and, on a terminal, a bar. */
final class DownloadDisplay implements DownloadListener, AutoCloseable {
  private static final long SCALE = 10_000;
  private static final double MEGABYTE = 1e6;

  private final Console console;
  private final OutputOptions output;
  private TerminalBar bar;
  private String source = "";

  DownloadDisplay(Console console, OutputOptions output) {
    this.console = console;
    this.output = output;
    this.bar = new TerminalBar(console);
  }

  @Override
  public void onBytes(String from, long bytes, double share) {
    if (output.quiet()) {
      return;
    }
    if (!from.equals(source)) {
      bar.close();
      bar = new TerminalBar(console);
      source = from;
      console.err().println("lenet: downloads the data from " + Foreign.file(from));
    }
    String arrived = String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
    boolean known = !Double.isNaN(share);
    bar.show(
        "download",
        known ? Math.round(SCALE * share) : 0,
        SCALE,
        known ? arrived + "  " + bar.left(share) : arrived);
  }

  @Override
  public void close() {
    bar.close();
  }
}
