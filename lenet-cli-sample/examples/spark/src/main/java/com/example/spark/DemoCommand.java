package com.example.spark;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code digits demo}. */
@Command(
    name = "demo",
    description = "Generates a table of pictures, reads it, and asks for its numbers in SQL.")
final class DemoCommand implements Callable<Integer> {
  private static final String FIRST_FIVE =
      """
      SELECT id, label, reading.number, reading.sure
      FROM (SELECT id, label, read_digits(picture) AS reading FROM pictures WHERE id < 5)
      ORDER BY id
      """;

  @Option(names = "--rows", defaultValue = "1000", description = "How many (${DEFAULT-VALUE}).")
  private long rows;

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "FOLDER", description = "A new folder.")
  private String folder;

  @Override
  public Integer call() throws IOException {
    Numbers.requirePositive(command, "--rows", rows);
    try (SparkSession spark = Digits.session()) {
      Places.requireNew(spark, folder);
      String pictures = folder + "/pictures";
      GeneratedDigits.of(spark, rows, 4).write().mode(SaveMode.ErrorIfExists).parquet(pictures);
      String numbers = folder + "/numbers";
      System.out.print(ReadingRun.run(spark, spark.read().parquet(pictures), "picture", numbers));
      spark.read().parquet(pictures).createOrReplaceTempView("pictures");
      for (Row row : spark.sql(FIRST_FIVE).collectAsList()) {
        System.out.printf(
            Locale.ROOT,
            "row %d: a %d, read as %s%s%n",
            row.<Long>getAs("id"),
            row.<Integer>getAs("label"),
            row.getAs("number"),
            row.<Boolean>getAs("sure") ? "" : ", not sure");
      }
    }
    return 0;
  }
}
