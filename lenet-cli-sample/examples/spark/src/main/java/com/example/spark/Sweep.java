package com.example.spark;

import static org.apache.spark.sql.functions.col;

import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Trains many networks on the same data, each in a Spark task of its own, and collects what came
 * out in a Parquet table, a row for each training. A training that fails is a row with its error.
 *
 * <p>A row is written as soon as its training ends. If the sweep is stopped or crashes, run it
 * again: what is in the table is not trained again. The table's {@code model} is the trained
 * network, as the bytes of a model file.
 *
 * <p>Each training uses as many threads as {@code spark.task.cpus} says. On the same number of
 * threads it gives the same weights as the command line does, byte for byte.
 */
public final class Sweep {
  private final SparkSession spark;
  private final String backend;
  private final String dataSha256;
  private final int threads;
  private final SweepTask task;
  private final ResultTable table;

  /**
   * Gives the data to the executors.
   *
   * @param data fits into the memory of each executor
   * @param backend for example {@code java}
   * @param table the path of the table, which need not exist
   */
  public Sweep(SparkSession spark, TrainTestSplit data, String backend, String table) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<LabelledImages> train = context.broadcast(LabelledImages.of(data.train()));
    Broadcast<LabelledImages> test = context.broadcast(LabelledImages.of(data.test()));
    this.spark = spark;
    this.backend = backend;
    this.dataSha256 = data.train().sha256();
    this.threads = context.getConf().getInt("spark.task.cpus", 1);
    this.task = new SweepTask(train, test, backend, dataSha256);
    this.table = new ResultTable(spark, table, SweepTask.SCHEMA);
  }

  /** The results on this data, backend and number of threads that there are, in no order. */
  public Dataset<Row> results() {
    return table
        .rows()
        .where(
            col("backend")
                .equalTo(backend)
                .and(col("threads").equalTo(threads))
                .and(col("data_sha256").equalTo(dataSha256)));
  }

  /**
   * Trains what is not in the table yet. Returns when all of it is.
   *
   * @param parallel how many trainings are given to Spark at once: the cores of all executors,
   *     divided by {@code spark.task.cpus}, keeps them busy, and a core is free when a result is
   *     written
   * @param ended is told of each new row, on several threads
   * @throws InterruptedException if the thread is interrupted; then trainings that run are lost
   */
  public void run(List<NetworkSpec> trainings, int parallel, Consumer<Row> ended)
      throws InterruptedException {
    Set<String> done = done();
    List<Callable<Void>> jobs = new ArrayList<>();
    for (NetworkSpec training : trainings) {
      String json = Specs.toJson(training);
      if (done.add(json)) {
        jobs.add(() -> run(json, ended));
      }
    }
    // A thread stores its result before it begins another training, so results do not queue up.
    ExecutorService threads = Executors.newFixedThreadPool(parallel);
    try {
      for (Future<Void> job : threads.invokeAll(jobs)) {
        job.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("A training could not be run", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private Void run(String json, Consumer<Row> ended) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Row row = context.parallelize(List.of(json), 1).map(task).first();
    table.append(row);
    ended.accept(row);
    return null;
  }

  private Set<String> done() {
    return new HashSet<>(results().select("spec_json").as(Encoders.STRING()).collectAsList());
  }
}
