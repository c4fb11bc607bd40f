package com.example.spark;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.Arrays;
import java.util.Formatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads a table into another one, and says how that went. */
final class ReadingRun {
  private ReadingRun() {}

  /** Lines of text: how fast, how well, and with how much memory. */
  static String run(SparkSession spark, Dataset<Row> pictures, String column, String numbers) {
    ExecutorUse use = new ExecutorUse();
    double seconds = read(spark, pictures, column, numbers, use);
    return text(spark, numbers, seconds, use);
  }

  /** Counts what the reading takes, and nothing after it. */
  private static double read(
      SparkSession spark, Dataset<Row> pictures, String column, String numbers, ExecutorUse use) {
    SparkContext context = spark.sparkContext();
    context.addSparkListener(use);
    try {
      long start = System.nanoTime();
      PictureReader.open(spark).read(pictures, column).write().parquet(numbers);
      double seconds = (System.nanoTime() - start) / 1e9;
      context.listenerBus().waitUntilEmpty(); // Spark tells of a task some time after its end
      return seconds;
    } catch (TimeoutException e) {
      throw new IllegalStateException("Spark does not tell what its tasks have used", e);
    } finally {
      context.removeSparkListener(use);
    }
  }

  private static String text(SparkSession spark, String numbers, double seconds, ExecutorUse use) {
    Dataset<Row> result = spark.read().parquet(numbers);
    Column unsure = not(col("sure")).and(col("error").isNull());
    Column failed = col("error").isNotNull();
    Row counts = result.select(count(lit(1)), count_if(unsure), count_if(failed)).first();
    long all = counts.getLong(0);
    Formatter text = new Formatter(Locale.ROOT);
    text.format("%,d pictures read in %.1f s, %,.0f a second%n", all, seconds, all / seconds);
    text.format("%,d are not sure, %,d could not be read%n", counts.get(1), counts.get(2));
    if (all > 0 && Arrays.asList(result.columns()).contains("label")) {
      double right = result.select(avg(right().cast("int"))).first().getDouble(0);
      text.format("%.2f%% were read as they were written%n", 100 * right);
    }
    double millis = 1000 * use.processorSeconds() / Math.max(1, all);
    text.format("a picture took %.2f ms of its task's thread%n", millis);
    use.peaks().forEach((executor, peak) -> format(text, executor, peak));
    return text.toString();
  }

  private static Column right() {
    return coalesce(col("number").equalTo(col("label").cast("string")), lit(false));
  }

  private static void format(Formatter text, String executor, Map<String, Long> peak) {
    text.format(
        "executor %s: heap %,d MiB, process %,d MiB%n",
        executor, peak.get(ExecutorUse.HEAP) >> 20, peak.get(ExecutorUse.PROCESS) >> 20);
  }
}
