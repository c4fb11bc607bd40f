package com.example.spark;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.picture.DigitReader;
import dev.lenet.api.weights.ModelFile;
import java.io.ByteArrayInputStream;
import java.io.Serializable;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * The one reader of an executor. Broadcast it: Spark keeps one copy of a broadcast value in each
 * JVM, and this copy opens a reader when a task first asks for it. All tasks of the JVM then share
 * that reader. Safe for use by several threads.
 */
final class SharedReader implements Serializable {
  private static final long serialVersionUID = 1L;

  /** One thread for all, which sleeps as long as nothing is dropped. */
  private static final Cleaner CLEANER = Cleaner.create();

  private final String backend;

  /** Null for the model in the library's jar. A file without bytes is a damaged one. */
  private final byte[] model;

  private final double sureFrom;
  private transient DigitReader reader;

  /**
   * Opens nothing yet.
   *
   * @param model the bytes of a model file; null for the model in the library's jar
   */
  SharedReader(String backend, byte[] model, double sureFrom) {
    this.backend = backend;
    this.model = model;
    this.sureFrom = sureFrom;
  }

  /** Opens a reader and closes it, and keeps nothing. Throws what would fail in an executor. */
  void requireUsable() {
    try (Backend opened = Backends.open(backend)) {
      open(opened).close();
    }
  }

  /** Reads a batch with the reader of this JVM. */
  List<Row> read(PictureBatch batch) {
    try {
      return batch.read(get());
    } finally {
      Reference.reachabilityFence(this); // else the reader might be released while it reads
    }
  }

  /** The reader of this JVM, as long as this object lives. Callers do not close it. */
  synchronized DigitReader get() {
    if (reader == null) {
      Backend opened = Backends.open(backend);
      reader = open(opened);
      // Spark drops a broadcast value without a call: then this frees an engine's native memory.
      CLEANER.register(this, new Release(reader, opened));
    }
    return reader;
  }

  private DigitReader open(Backend opened) {
    try {
      return DigitReader.builder().backend(opened).model(modelFile()).sureFrom(sureFrom).open();
    } catch (RuntimeException | Error e) {
      opened.close();
      throw e;
    }
  }

  private ModelFile modelFile() {
    return model == null
        ? ModelFile.pretrained()
        : ModelFile.read(new ByteArrayInputStream(model), "the broadcast model");
  }

  private record Release(DigitReader reader, Backend backend) implements Runnable {
    @Override
    public void run() {
      reader.close();
      backend.close();
    }
  }
}
