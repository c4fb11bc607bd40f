package dev.lenet.soak;

import java.io.IOException;
import java.nio.file.Path;

/** A kind of work. */
enum Kind {
  /** An open model reads images. */
  PREDICTIONS("predictions", 100, 1_000_000, "1,000,000 predictions"),
  /** A backend is opened, trains and reads a little, and is closed. */
  CYCLES("open-train-close cycles", 1, 1_000, "1,000 cycles"),
  /** The server of the command line answers. */
  SERVE("seconds of lenet serve under load", 1, 3_600, "hour");

  private final String units;
  private final long atOnce;
  private final long per;
  private final String perTitle;

  Kind(String units, long atOnce, long per, String perTitle) {
    this.units = units;
    this.atOnce = atOnce;
    this.per = per;
    this.perTitle = perTitle;
  }

  /** What is counted. */
  String units() {
    return units;
  }

  /** How many are done without a look at the clock. */
  long atOnce() {
    return atOnce;
  }

  /** The units that slopes are given for. */
  long per() {
    return per;
  }

  String perTitle() {
    return perTitle;
  }

  /**
   * Prepares the work.
   *
   * @param log for what is of interest beside the samples
   */
  Work start(String backend, long length, Path log) throws IOException {
    return switch (this) {
      case PREDICTIONS -> new Predictions(backend);
      case CYCLES -> new Cycles(backend);
      case SERVE -> new Serving(backend, length, log);
    };
  }
}
