package com.example.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Reads the numbers that are written in pictures, on all executors of a Spark session.
 *
 * <pre>{@code
 * PictureReader reader = PictureReader.open(spark);
 * Dataset<Row> numbers = reader.read(pictures, "content");
 * }</pre>
 *
 * <p>Spark's configuration says what it reads with: {@code spark.lenet.backend}, by default {@code
 * java}; {@code spark.lenet.model}, a model file that Spark's file systems can reach, by default
 * the model in the library's jar; {@code spark.lenet.sureFrom}, the probability from which a digit
 * is sure, by default 0.8.
 *
 * <p>Open one and use it as long as the session lives. Each executor opens one engine for it, and
 * keeps that as long as Spark keeps what was broadcast.
 */
public final class PictureReader {
  private final Broadcast<SharedReader> reader;

  private PictureReader(Broadcast<SharedReader> reader) {
    this.reader = reader;
  }

  /**
   * Reads the model file and gives it to the executors.
   *
   * @throws dev.lenet.api.error.LenetException if no such backend is on the class path or it cannot
   *     be opened here, or the model file is damaged
   * @throws UncheckedIOException if the model file cannot be read
   * @throws IllegalArgumentException if {@code spark.lenet.sureFrom} is not a number in [0, 1]
   */
  public static PictureReader open(SparkSession spark) {
    List<String> settings = settings(spark);
    String backend = settings.get(0);
    byte[] model = model(spark, settings.get(1));
    double sureFrom = sureFrom(settings.get(2));
    SharedReader shared = new SharedReader(backend, model, sureFrom);
    shared.requireUsable(); // what is wrong is said here, and not by each of a thousand tasks
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return new PictureReader(context.broadcast(shared));
  }

  /** The session's backend, model file and probability from which a digit is sure. */
  static List<String> settings(SparkSession spark) {
    return List.of(
        spark.conf().get("spark.lenet.backend", "java"),
        spark.conf().get("spark.lenet.model", ""),
        spark.conf().get("spark.lenet.sureFrom", "0.8"));
  }

  private static double sureFrom(String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "spark.lenet.sureFrom is '%s', and must be a number from 0 to 1".formatted(value), e);
    }
  }

  private static byte[] model(SparkSession spark, String file) {
    if (file.isEmpty()) {
      return null;
    }
    Path path = new Path(file);
    try (InputStream in =
        path.getFileSystem(spark.sparkContext().hadoopConfiguration()).open(path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The model file " + file + " cannot be read", e);
    }
  }

  /**
   * Reads a table of pictures. The result has the table's other columns and, in place of the
   * pictures, {@code number}, {@code sure}, {@code digits} and {@code error}. A picture that cannot
   * be read is a row with its error. Works on streams too.
   *
   * @param column the column with the bytes of the picture files
   * @throws IllegalArgumentException if the table has no such column of bytes, or one of the
   *     result's columns already
   */
  public Dataset<Row> read(Dataset<Row> pictures, String column) {
    StructType schema = result(pictures.schema(), column);
    int index = pictures.schema().fieldIndex(column);
    return pictures.mapPartitions(new ReadPartition(reader, index), Encoders.row(schema));
  }

  private static StructType result(StructType table, String column) {
    StructType result = new StructType();
    boolean found = false;
    for (StructField field : table.fields()) {
      if (field.name().equals(column) && field.dataType().equals(DataTypes.BinaryType)) {
        found = true;
      } else if (Arrays.asList(ReadingColumns.SCHEMA.fieldNames()).contains(field.name())) {
        throw new IllegalArgumentException(
            "The table has a column '%s' already, which the result would have twice; rename it"
                .formatted(field.name()));
      } else {
        result = result.add(field);
      }
    }
    if (!found) {
      throw new IllegalArgumentException(
          "The table has no column '%s' of bytes; it has %s".formatted(column, table.toDDL()));
    }
    for (StructField field : ReadingColumns.SCHEMA.fields()) {
      result = result.add(field);
    }
    return result;
  }

  /**
   * The same as a function of one picture's bytes, whose value is a struct of {@code number},
   * {@code sure}, {@code digits} and {@code error}. Register it to use it in SQL by a name. It
   * reads picture by picture, so {@link #read} is faster. Spark takes it for not deterministic,
   * lest its optimizer reads a picture twice.
   */
  public UserDefinedFunction function() {
    return functions.udf(readOne(), ReadingColumns.SCHEMA).asNondeterministic();
  }

  ReadOne readOne() {
    return new ReadOne(reader);
  }
}
