package com.example.spark;

import java.util.List;
import java.util.function.Supplier;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The Spark application: one command for each thing that this sample shows. */
@Command(
    name = "digits",
    description = "Reads and trains digits on Apache Spark.",
    subcommands = {
      DemoCommand.class,
      GenerateCommand.class,
      ReadCommand.class,
      StreamCommand.class,
      SweepCommand.class,
      TrainCommand.class
    })
public final class Digits implements Runnable {
  private static final String EXTENSIONS = "spark.sql.extensions";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and exit.")
  private boolean help;

  @Spec private CommandSpec command;

  @Override
  public void run() {
    throw new ParameterException(command.commandLine(), "Name a command");
  }

  /** Runs a command. Ends the JVM only if it fails, so that Spark's own end is not cut short. */
  public static void main(String[] arguments) {
    int code =
        new CommandLine(new Digits()).setExecutionExceptionHandler(Digits::fail).execute(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }

  private static int fail(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
    if (ShutdownHookManager.get().isShutdownInProgress()) {
      return CommandLine.ExitCode.SOFTWARE; // Stop has said it, and the JVM's exit code is another
    }
    line.getErr().println("digits: " + firstLine(e));
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      line.getErr().println("  because of: " + firstLine(cause));
    }
    for (Throwable other : e.getSuppressed()) {
      line.getErr().println("  and: " + firstLine(other));
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** Spark's messages go on with stack traces, which its log has already. */
  private static String firstLine(Throwable e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    return message.lines().findFirst().orElse("");
  }

  /** The session of a command that leaves nothing of use when it is stopped. */
  static SparkSession session() {
    return session(() -> "stopped");
  }

  /**
   * The session, as spark-submit and its configuration describe it.
   *
   * @param stopped what to say if the JVM ends before the session is closed, as after Ctrl-C
   */
  static SparkSession session(Supplier<String> stopped) {
    SparkSession spark =
        SparkSession.builder()
            .appName("digits")
            .config(EXTENSIONS, extensions(new SparkConf()))
            .config("spark.scheduler.mode", "FAIR") // for Sweep
            .getOrCreate();
    ShutdownHookManager.get()
        .addShutdownHook(new Stop(spark, System.err, stopped), Stop.BEFORE_SPARK);
    return spark;
  }

  /** The user's own, and those of this sample. */
  static String extensions(SparkConf conf) {
    String own = LenetExtensions.class.getName();
    String others = conf.get(EXTENSIONS, own);
    return List.of(others.split(",")).contains(own) ? others : others + "," + own;
  }
}
