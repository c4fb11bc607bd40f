package com.example.spark;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code digits generate}. */
@Command(
    name = "generate",
    description = "Writes a Parquet table of generated pictures, always the same ones.")
final class GenerateCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Option(names = "--rows", defaultValue = "1000", description = "How many (${DEFAULT-VALUE}).")
  private long rows;

  @Option(
      names = "--files",
      defaultValue = "4",
      description = "In how many files (${DEFAULT-VALUE}).")
  private int files;

  @Parameters(paramLabel = "TABLE", description = "The table; replaced if it exists.")
  private String table;

  @Override
  public Integer call() throws IOException {
    Numbers.requirePositive(command, "--rows", rows);
    Numbers.requirePositive(command, "--files", files);
    try (SparkSession spark = Digits.session()) {
      GeneratedDigits.of(spark, rows, files).write().mode(SaveMode.Overwrite).parquet(table);
      System.out.printf(Locale.ROOT, "%,d pictures in %s%n", rows, table);
    }
    return 0;
  }
}
