package com.example.spark;

import java.io.Serializable;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import scala.runtime.AbstractFunction1;

/** Reads one picture: a function for Java and, as Spark calls functions of SQL, for Scala. */
final class ReadOne extends AbstractFunction1<byte[], Row>
    implements UDF1<byte[], Row>, Serializable {
  private static final long serialVersionUID = 1L;

  private final Broadcast<SharedReader> reader;

  ReadOne(Broadcast<SharedReader> reader) {
    this.reader = reader;
  }

  @Override
  public Row call(byte[] file) {
    PictureBatch one = new PictureBatch();
    one.add(file);
    return reader.value().read(one).get(0);
  }

  @Override
  public Row apply(byte[] file) {
    return call(file);
  }
}
