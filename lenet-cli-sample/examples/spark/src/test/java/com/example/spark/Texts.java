package com.example.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;

/** Values of columns as text, in which arrays and Spark's sequences are the same. */
final class Texts {
  private Texts() {}

  static String of(Object... values) {
    List<String> texts = new ArrayList<>();
    for (Object value : values) {
      texts.add(text(value));
    }
    return texts.toString();
  }

  private static String text(Object value) {
    if (value instanceof Row row) {
      return of(CollectionConverters.asJava(row.toSeq()).toArray());
    }
    if (value instanceof scala.collection.Iterable<?> values) {
      return of(CollectionConverters.asJava(values.toSeq()).toArray());
    }
    if (value instanceof float[] values) {
      List<Float> boxed = new ArrayList<>();
      for (float one : values) {
        boxed.add(one);
      }
      return of(boxed.toArray());
    }
    return value instanceof Object[] values ? of(values) : String.valueOf(value);
  }
}
