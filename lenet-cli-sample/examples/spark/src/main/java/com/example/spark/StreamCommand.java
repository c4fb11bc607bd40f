package com.example.spark;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code digits stream}. */
@Command(
    name = "stream",
    description = "Reads the pictures of a folder as they arrive, each exactly once.")
final class StreamCommand implements Callable<Integer> {
  private static final String STOPPED =
      "stopped; what was read is in the table; run the same command again";

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      description = "How often to look; by default once: reads what is new, and ends.")
  private Long seconds;

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "FOLDER", description = "The folder that pictures arrive in.")
  private String folder;

  @Parameters(
      paramLabel = "NUMBERS",
      description = "The Parquet table; the checkpoint is beside it.")
  private String numbers;

  @Override
  public Integer call() throws IOException {
    if (seconds != null) {
      Numbers.requirePositive(command, "--every", seconds);
    }
    Trigger trigger =
        seconds == null ? Trigger.AvailableNow() : Trigger.ProcessingTime(1000 * seconds);
    try (SparkSession spark = Digits.session(() -> STOPPED)) {
      Places.requireThere(spark, folder);
      String checkpoint = new Path(numbers).suffix("-checkpoint").toString(); // also after a slash
      PictureStream.start(spark, folder, numbers, checkpoint, trigger).awaitTermination();
      System.out.printf(Locale.ROOT, "read until now: %,d%n", read(spark, numbers));
    } catch (StreamingQueryException | TimeoutException e) {
      throw new IllegalStateException("The stream has ended", e);
    }
    return 0;
  }

  /** A schema, as Spark finds none where no picture has been read yet. */
  static long read(SparkSession spark, String numbers) {
    return ResultTable.exists(spark, numbers)
        ? spark.read().schema("path STRING").parquet(numbers).count()
        : 0;
  }
}
