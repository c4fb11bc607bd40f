package com.example.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * A Parquet table that grows row by row while a long job runs. A row is in it completely or not at
 * all, also after a crash, so the next run reads what is done. One process may write to it at a
 * time; within that process, any number of threads.
 */
final class ResultTable {
  private final SparkSession spark;
  private final String path;
  private final StructType schema;

  /** The table at that path, which need not exist. */
  ResultTable(SparkSession spark, String path, StructType schema) {
    this.spark = spark;
    this.path = path;
    this.schema = schema;
  }

  /** Adds a row. When this returns, the row is in the table. */
  synchronized void append(Row row) {
    spark
        .createDataFrame(List.of(row), schema)
        .coalesce(1)
        .write()
        .mode(SaveMode.Append)
        .parquet(path);
  }

  /** The rows that are in the table now. */
  Dataset<Row> rows() {
    return exists()
        ? spark.read().schema(schema).parquet(path)
        : spark.createDataFrame(List.of(), schema);
  }

  private boolean exists() {
    Path folder = new Path(path);
    try {
      return folder.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + path + " cannot be read", e);
    }
  }
}
