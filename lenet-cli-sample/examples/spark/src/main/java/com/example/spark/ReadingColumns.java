package com.example.spark;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import dev.lenet.api.picture.Box;
import dev.lenet.api.picture.ReadDigit;
import dev.lenet.api.picture.Reading;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * What was read in a picture, as the columns {@code number}, {@code sure}, {@code digits} and
 * {@code error}. If the picture could not be read, {@code error} says why, {@code number} and
 * {@code digits} are null, and {@code sure} is false. Otherwise {@code error} is null.
 */
final class ReadingColumns {
  private static final StructType BOX =
      new StructType()
          .add("x", IntegerType, false)
          .add("y", IntegerType, false)
          .add("width", IntegerType, false)
          .add("height", IntegerType, false);

  private static final StructType DIGIT =
      new StructType()
          .add("digit", IntegerType, false)
          .add("probability", FloatType, false)
          .add("probabilities", createArrayType(FloatType, false), false)
          .add("sure", BooleanType, false)
          .add("box", BOX, false);

  /** The columns. */
  static final StructType SCHEMA =
      new StructType()
          .add("number", StringType)
          .add("sure", BooleanType, false)
          .add("digits", createArrayType(DIGIT, false))
          .add("error", StringType);

  private ReadingColumns() {}

  /** The values of a reading. */
  static Row of(Reading reading) {
    Row[] digits = reading.digits().stream().map(ReadingColumns::of).toArray(Row[]::new);
    return RowFactory.create(reading.text(), reading.sure(), digits, null);
  }

  /** The values of a picture that could not be read. */
  static Row failed(String error) {
    return RowFactory.create(null, false, null, error);
  }

  private static Row of(ReadDigit digit) {
    Box box = digit.box();
    return RowFactory.create(
        digit.digit(),
        digit.probability(),
        digit.probabilities(),
        digit.sure(),
        RowFactory.create(box.x(), box.y(), box.width(), box.height()));
  }
}
