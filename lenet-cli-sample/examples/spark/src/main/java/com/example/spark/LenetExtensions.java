package com.example.spark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.encoders.ExpressionEncoder;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.ScalaUDF;
import org.apache.spark.sql.types.DataTypes;
import scala.Option;
import scala.Tuple3;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/**
 * Gives every session the SQL function {@code read_digits}, in PySpark and spark-sql as well: start
 * Spark with {@code spark.sql.extensions=com.example.spark.LenetExtensions}. {@link
 * PictureReader#open} says which properties it reads: those of the query's session, as they are
 * then.
 */
public final class LenetExtensions extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {
  private static final String NAME = "read_digits";

  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    ExpressionInfo info = new ExpressionInfo(LenetExtensions.class.getName(), NAME);
    extensions.injectFunction(new Tuple3<>(new FunctionIdentifier(NAME), info, new Calls()));
    return BoxedUnit.UNIT;
  }

  /** Makes an expression of each call in a query. */
  private static final class Calls extends AbstractFunction1<Seq<Expression>, Expression> {
    private final Map<List<String>, ReadOne> readers = new HashMap<>();

    @Override
    public Expression apply(Seq<Expression> arguments) {
      if (arguments.size() != 1 || !arguments.head().dataType().equals(DataTypes.BinaryType)) {
        throw new IllegalArgumentException(
            "%s takes the bytes of a picture, a value of type BINARY, and nothing else"
                .formatted(NAME));
      }
      return new ScalaUDF(
          read(),
          ReadingColumns.SCHEMA,
          arguments,
          CollectionConverters.asScala(List.<Option<ExpressionEncoder<?>>>of()).toSeq(),
          Option.empty(),
          Option.apply(NAME),
          true,
          false);
    }

    private synchronized ReadOne read() {
      SparkSession session = SparkSession.active();
      return readers.computeIfAbsent(
          PictureReader.settings(session), settings -> PictureReader.open(session).readOne());
    }
  }
}
