package com.example.spark;

import dev.lenet.api.Dataset;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Training images as a table, in the form that {@link LocalSgd} takes. */
public final class ImageTable {
  private static final StructType SCHEMA =
      new StructType()
          .add("id", DataTypes.LongType, false)
          .add("label", DataTypes.IntegerType, false)
          .add("pixels", DataTypes.BinaryType, false);

  private ImageTable() {}

  /**
   * Rows with {@code id} from 0, {@code label} and {@code pixels}: an unsigned byte each, row by
   * row from the top; 0 is background, 255 ink.
   */
  public static org.apache.spark.sql.Dataset<Row> of(SparkSession spark, Dataset images) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<LabelledImages> all = context.broadcast(LabelledImages.of(images));
    MapFunction<Long, Row> row = id -> row(id, all.value().toDataset());
    return spark.range(images.size()).map(row, Encoders.row(SCHEMA));
  }

  private static Row row(long id, Dataset images) {
    int index = (int) id;
    return RowFactory.create(id, images.label(index), images.image(index).pixels());
  }
}
