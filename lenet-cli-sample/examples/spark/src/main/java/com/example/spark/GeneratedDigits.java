package com.example.spark;

import dev.lenet.api.Dataset;
import dev.lenet.api.Datasets;
import java.util.SplittableRandom;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Tables of any number of pictures to try the others with: digits of MNIST's test images, turned,
 * slanted, scaled and written with dark ink on light paper. Each row depends on its number only, so
 * the same number of rows is always the same table.
 */
public final class GeneratedDigits {
  private static final StructType SCHEMA =
      new StructType()
          .add("id", DataTypes.LongType, false)
          .add("label", DataTypes.IntegerType, false)
          .add("picture", DataTypes.BinaryType, false);

  private GeneratedDigits() {}

  /**
   * Rows with {@code id} from 0, {@code label}, the digit that was written, and {@code picture}, a
   * PNG file of 40x40 pixels.
   *
   * @throws dev.lenet.api.error.DataException if MNIST is missing and cannot be fetched
   */
  public static org.apache.spark.sql.Dataset<Row> of(
      SparkSession spark, long rows, int partitions) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    LabelledImages test = LabelledImages.of(Datasets.load("mnist").test());
    Broadcast<LabelledImages> images = context.broadcast(test);
    MapFunction<Long, Row> draw = id -> row(id, images.value().toDataset());
    return spark.range(0, rows, 1, partitions).map(draw, Encoders.row(SCHEMA));
  }

  private static Row row(long id, Dataset images) {
    SplittableRandom random = new SplittableRandom(id);
    int index = random.nextInt(images.size());
    byte[] png = WrittenDigit.png(images.image(index), random);
    return RowFactory.create(id, images.label(index), png);
  }
}
