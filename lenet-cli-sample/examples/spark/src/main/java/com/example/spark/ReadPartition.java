package com.example.spark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Reads the pictures in one column of a partition's rows, batch by batch. */
final class ReadPartition implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<SharedReader> reader;
  private final int column;

  /**
   * Reads nothing yet.
   *
   * @param column the index of the column with the pictures' bytes, which the result leaves out
   */
  ReadPartition(Broadcast<SharedReader> reader, int column) {
    this.reader = reader;
    this.column = column;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return new Iterator<>() {
      private Iterator<Row> ready = Collections.emptyIterator();

      @Override
      public boolean hasNext() {
        if (!ready.hasNext() && rows.hasNext()) {
          ready = nextBatch(rows).iterator();
        }
        return ready.hasNext();
      }

      @Override
      public Row next() {
        hasNext();
        return ready.next();
      }
    };
  }

  private List<Row> nextBatch(Iterator<Row> rows) {
    PictureBatch batch = new PictureBatch();
    List<Row> taken = new ArrayList<>();
    while (rows.hasNext() && !batch.isFull()) {
      Row row = rows.next();
      batch.add(row.getAs(column));
      taken.add(row);
    }
    List<Row> answers = reader.value().read(batch);
    List<Row> results = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      results.add(joined(taken.get(i), answers.get(i)));
    }
    return results;
  }

  private Row joined(Row row, Row answer) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      if (i != column) {
        values.add(row.get(i));
      }
    }
    for (int i = 0; i < answer.size(); i++) {
      values.add(answer.get(i));
    }
    return RowFactory.create(values.toArray());
  }
}
