package com.example.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * A Parquet table that grows while a long job runs. A row is in it completely or not at all, also
 * after a crash, so the next run reads what is done. One process may write to it at a time; within
 * that process, any number of threads.
 */
final class ResultTable {
  /**
   * The pool of the jobs that append rows. With {@code spark.scheduler.mode=FAIR}, such a job takes
   * the next free core, however many tasks wait for one in a pool whose name comes later. Among
   * pools with equally many running tasks, as none where there is one core, Spark asks the first by
   * name.
   */
  static final String POOL = "results";

  /** The property of a thread that names the pool of its jobs. */
  static final String POOL_OF_THREAD = "spark.scheduler.pool";

  private final SparkSession spark;
  private final String path;
  private final StructType schema;
  private boolean cleared;

  /** The table at that path, which need not exist. */
  ResultTable(SparkSession spark, String path, StructType schema) {
    this.spark = spark;
    this.path = path;
    this.schema = schema;
  }

  /** Adds rows. When this returns, they are in the table. */
  synchronized void append(List<Row> rows) {
    clear();
    SparkContext context = spark.sparkContext();
    String before = context.getLocalProperty(POOL_OF_THREAD);
    context.setLocalProperty(POOL_OF_THREAD, POOL);
    try {
      // a task for each row, as a row may have a whole model
      JavaRDD<Row> tasks =
          JavaSparkContext.fromSparkContext(context).parallelize(rows, rows.size());
      spark.createDataFrame(tasks, schema).write().mode(SaveMode.Append).parquet(path);
    } finally {
      context.setLocalProperty(POOL_OF_THREAD, before);
    }
  }

  /**
   * Deletes what a process has left that died while it appended: Hadoop would add it to the next
   * row's files.
   */
  private void clear() {
    if (!cleared) {
      try {
        Path folder = new Path(path, "_temporary");
        fileSystem(spark, folder).delete(folder, true);
      } catch (IOException e) {
        throw new UncheckedIOException("The folder " + path + " cannot be cleared", e);
      }
      cleared = true;
    }
  }

  /** The rows that are in the table now. */
  Dataset<Row> rows() {
    return exists(spark, path)
        ? spark.read().schema(schema).parquet(path)
        : spark.createDataFrame(List.of(), schema);
  }

  /** Whether there is a folder, which need not have a row yet. */
  static boolean exists(SparkSession spark, String path) {
    try {
      Path folder = new Path(path);
      return fileSystem(spark, folder).exists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + path + " cannot be read", e);
    }
  }

  /** The file system that a path is in. */
  static FileSystem fileSystem(SparkSession spark, Path path) throws IOException {
    return path.getFileSystem(spark.sparkContext().hadoopConfiguration());
  }
}
