package com.example.spark;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code digits read}. */
@Command(
    name = "read",
    description = "Reads a Parquet table of pictures, or a folder of picture files.")
final class ReadCommand implements Callable<Integer> {
  @Option(
      names = "--column",
      defaultValue = "picture",
      description = "The table's column with the files' bytes (${DEFAULT-VALUE}).")
  private String column;

  @Option(names = "--folder", description = "PICTURES is a folder of picture files.")
  private boolean folder;

  @Parameters(paramLabel = "PICTURES", description = "The table, or the folder.")
  private String pictures;

  @Parameters(paramLabel = "NUMBERS", description = "The Parquet table to write.")
  private String numbers;

  @Override
  public Integer call() throws IOException {
    try (SparkSession spark = Digits.session()) {
      Places.requireNew(spark, numbers);
      Dataset<Row> table = folder ? folder(spark) : table(spark);
      System.out.print(ReadingRun.run(spark, table, folder ? "content" : column, numbers));
    }
    return 0;
  }

  private Dataset<Row> folder(SparkSession spark) {
    Places.requireThere(spark, pictures);
    return spark.read().format("binaryFile").load(pictures);
  }

  private Dataset<Row> table(SparkSession spark) {
    return Places.table(spark, pictures, "For a folder of picture files, add --folder");
  }
}
