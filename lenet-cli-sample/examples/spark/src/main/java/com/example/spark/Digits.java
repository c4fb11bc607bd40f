package com.example.spark;

import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The Spark application: one command for each thing that this sample shows. */
@Command(
    name = "digits",
    description = "Reads and trains digits on Apache Spark.",
    mixinStandardHelpOptions = true,
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

  /** The session, as spark-submit and its configuration describe it. */
  static SparkSession session() {
    return SparkSession.builder()
        .appName("digits")
        .config(EXTENSIONS, extensions(new SparkConf()))
        .config("spark.scheduler.mode", "FAIR") // for Sweep
        .getOrCreate();
  }

  /** The user's own, and those of this sample. */
  static String extensions(SparkConf conf) {
    String own = LenetExtensions.class.getName();
    String others = conf.get(EXTENSIONS, own);
    return List.of(others.split(",")).contains(own) ? others : others + "," + own;
  }
}
