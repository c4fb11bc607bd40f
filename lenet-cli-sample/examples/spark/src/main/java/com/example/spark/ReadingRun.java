package com.example.spark;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads a table into another one, and says how that went. */
final class ReadingRun {
  private ReadingRun() {}

  /** Lines of text: how fast, how well, and with how much memory. */
  static String run(SparkSession spark, Dataset<Row> pictures, String column, String numbers) {
    PeakMemory memory = new PeakMemory();
    spark.sparkContext().addSparkListener(memory);
    long start = System.nanoTime();
    PictureReader.open(spark).read(pictures, column).write().parquet(numbers);
    double seconds = (System.nanoTime() - start) / 1e9;
    Dataset<Row> result = spark.read().parquet(numbers);
    Row counts =
        result
            .select(
                count(lit(1)),
                count_if(not(col("sure")).and(col("error").isNull())),
                count_if(col("error").isNotNull()))
            .first();
    StringBuilder text = new StringBuilder();
    long all = counts.getLong(0);
    text.append(
        String.format(
            Locale.ROOT,
            "%,d pictures read in %.1f s, %,.0f a second%n",
            all,
            seconds,
            all / seconds));
    text.append(
        String.format(
            Locale.ROOT,
            "%,d are not sure, %,d could not be read%n",
            counts.get(1),
            counts.get(2)));
    if (Arrays.asList(result.columns()).contains("label")) {
      double right = result.select(avg(right().cast("int"))).first().getDouble(0);
      text.append(
          String.format(Locale.ROOT, "%.2f%% were read as they were written%n", 100 * right));
    }
    memory.peaks().forEach((executor, peak) -> text.append(line(executor, peak)));
    return text.toString();
  }

  private static Column right() {
    return coalesce(col("number").equalTo(col("label").cast("string")), lit(false));
  }

  private static String line(String executor, Map<String, Long> peak) {
    return String.format(
        Locale.ROOT,
        "executor %s: heap %,d MiB, process %,d MiB%n",
        executor,
        peak.get(PeakMemory.HEAP) >> 20,
        peak.get(PeakMemory.PROCESS) >> 20);
  }
}
