package com.example.spark;

import java.io.PrintStream;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * What happens when the JVM ends in the middle of a command, as after Ctrl-C, before Spark's own
 * hook stops its context: the user reads what was done and what to do. After that, Spark's log and
 * the exceptions that its end causes would only hide it.
 */
final class Stop implements Runnable {
  /** The hook with the highest number is the first to run. Spark's has 40. */
  static final int BEFORE_SPARK = 100;

  private final SparkSession spark;
  private final PrintStream err;
  private final Supplier<String> text;

  /** Says the text, as it is then. */
  Stop(SparkSession spark, PrintStream err, Supplier<String> text) {
    this.spark = spark;
    this.err = err;
    this.text = text;
  }

  /** Says nothing if the command has closed its session, as it then has ended. */
  @Override
  public void run() {
    if (!spark.sparkContext().isStopped()) {
      spark.sparkContext().setLogLevel("OFF");
      err.println("digits: " + text.get());
    }
  }
}
