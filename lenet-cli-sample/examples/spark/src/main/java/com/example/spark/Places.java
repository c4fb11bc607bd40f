package com.example.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What a user has named to read from and to write to. Looks at it before Spark does, whose messages
 * are long and do not know the commands.
 */
final class Places {
  /** The first bytes of a Parquet file; of an encrypted one, an E follows. */
  private static final String PARQUET = "PAR";

  private Places() {}

  /**
   * A Parquet table.
   *
   * @param hint what to do if it is a folder of other files
   * @throws IllegalArgumentException if there is no such path, or its first file is not Parquet
   */
  static Dataset<Row> table(SparkSession spark, String path, String hint) {
    requireThere(spark, path);
    try {
      FileSystem files = ResultTable.fileSystem(spark, new Path(path));
      for (FileStatus found : files.globStatus(new Path(path))) {
        requireParquet(files, found.getPath(), hint);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The table " + path + " cannot be read", e);
    }
    return spark.read().parquet(path);
  }

  private static void requireParquet(FileSystem files, Path table, String hint) throws IOException {
    RemoteIterator<LocatedFileStatus> all = files.listFiles(table, true);
    while (all.hasNext()) {
      Path file = all.next().getPath();
      if (!isHidden(file, table)) {
        try (InputStream in = files.open(file)) {
          byte[] first = in.readNBytes(PARQUET.length());
          if (!PARQUET.equals(new String(first, StandardCharsets.ISO_8859_1))) {
            throw new IllegalArgumentException(file + " is not a Parquet file. " + hint);
          }
        }
        return;
      }
    }
    throw new IllegalArgumentException("There are no Parquet files in " + table + ". " + hint);
  }

  /** Whether Spark passes over a file, as for its name, or for that of a folder in the table. */
  private static boolean isHidden(Path file, Path table) {
    for (Path part = file; part != null && !part.equals(table); part = part.getParent()) {
      String name = part.getName();
      if (name.startsWith(".") || (name.startsWith("_") && !name.contains("="))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Refuses what is not there.
   *
   * @throws IllegalArgumentException if no file or folder has this path, or matches it
   */
  static void requireThere(SparkSession spark, String path) {
    try {
      FileSystem files = ResultTable.fileSystem(spark, new Path(path));
      FileStatus[] found = files.globStatus(new Path(path));
      if (found == null || found.length == 0) {
        throw new IllegalArgumentException("No such file or folder: " + path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The path " + path + " cannot be read", e);
    }
  }

  /**
   * Refuses to write where something is.
   *
   * @throws IllegalArgumentException if there is a file or folder with this path
   */
  static void requireNew(SparkSession spark, String path) {
    if (ResultTable.exists(spark, path)) {
      throw new IllegalArgumentException(
          path + " exists already. Name another folder, or delete it");
    }
  }
}
