package com.example.spark;

import static org.apache.spark.sql.functions.col;

import dev.lenet.api.Backends;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.scheduler.SchedulingMode;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import scala.Enumeration;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Trains many networks on the same data, each in a Spark task of its own, and collects what came
 * out in a Parquet table, a row for each training. A training that fails is a row with its error.
 *
 * <p>A row is written when its training has ended, on the next free core. If the sweep is stopped
 * or crashes, run it again: what is in the table is not trained again. The table's {@code model} is
 * the trained network, as the bytes of a model file. One sweep may write to a table at a time: two
 * would train the same twice, and one could delete the row that the other is writing.
 *
 * <p>Each training uses as many threads as {@code spark.task.cpus} says. On the same number of
 * threads it gives the same weights as the command line does, byte for byte.
 */
public final class Sweep {
  /** Trainings that are given to Spark at once: more than a large cluster has cores for. */
  private static final int MOST_AT_ONCE = 1_000;

  /** Comes after {@link ResultTable#POOL}, so that results are stored first on one core too. */
  private static final String POOL = "trainings";

  private final JavaSparkContext context;
  private final String backend;
  private final String dataSha256;
  private final String testSha256;
  private final int threads;
  private final SweepTask task;
  private final ResultTable table;

  /**
   * Gives the data to the executors.
   *
   * @param spark its {@code spark.scheduler.mode} is {@code FAIR}. Otherwise results would wait
   *     until no training waits for a core, and would be lost if the sweep were stopped before
   * @param data fits into the memory of each executor
   * @param backend for example {@code java}
   * @param table the path of the table, which need not exist
   * @throws dev.lenet.api.error.BackendException if the driver cannot open the backend
   * @throws IllegalArgumentException if Spark's scheduler has another mode
   */
  public Sweep(SparkSession spark, TrainTestSplit data, String backend, String table) {
    Backends.open(backend).close(); // what is wrong is said here, and not by each training
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    requireFair(context.sc().getSchedulingMode());
    Broadcast<LabelledImages> train = context.broadcast(LabelledImages.of(data.train()));
    Broadcast<LabelledImages> test = context.broadcast(LabelledImages.of(data.test()));
    this.backend = backend;
    this.dataSha256 = data.train().sha256();
    this.testSha256 = data.test().sha256();
    this.threads = context.getConf().getInt("spark.task.cpus", 1);
    this.task = new SweepTask(train, test, backend, dataSha256, testSha256);
    this.table = new ResultTable(spark, table, SweepTask.SCHEMA);
  }

  /** A context's mode cannot be changed once it is there. */
  static void requireFair(Enumeration.Value mode) {
    if (!mode.equals(SchedulingMode.FAIR())) {
      throw new IllegalArgumentException(
          "Spark's scheduler has the mode %s, in which results would wait for all trainings. Start Spark with spark.scheduler.mode=FAIR"
              .formatted(mode));
    }
  }

  /** The results on this data, backend and number of threads that there are, in no order. */
  public Dataset<Row> results() {
    return table
        .rows()
        .where(
            col("backend")
                .equalTo(backend)
                .and(col("threads").equalTo(threads))
                .and(col("data_sha256").equalTo(dataSha256))
                .and(col("test_data_sha256").equalTo(testSha256)));
  }

  /**
   * Trains what is not in the table yet. Returns when all of it is. Spark gets up to 1,000
   * trainings at once, and runs as many as there are cores for, also on executors that come later.
   *
   * @param ended is told of each new row
   * @throws InterruptedException if the thread is interrupted; then trainings that have not ended
   *     are lost
   * @throws IllegalStateException after all other trainings, if one could not be run; it names this
   *     one, and has suppressed what names the others
   */
  public void run(List<NetworkSpec> trainings, Consumer<Row> ended) throws InterruptedException {
    Map<String, NetworkSpec> missing = new LinkedHashMap<>();
    trainings.forEach(training -> missing.put(Specs.toJson(training), training));
    missing.keySet().removeAll(done());
    String group = UUID.randomUUID().toString();
    ExecutorService threads = Executors.newFixedThreadPool(MOST_AT_ONCE); // they only wait
    try {
      ExecutorCompletionService<Row> jobs = new ExecutorCompletionService<>(threads);
      missing.values().forEach(training -> jobs.submit(() -> train(training, group)));
      store(jobs, missing.size(), ended);
    } finally {
      threads.shutdownNow();
      context.sc().cancelJobGroupAndFutureJobs(group);
    }
  }

  private Row train(NetworkSpec training, String group) {
    context.setJobGroup(group, "a training of a sweep", true);
    context.setLocalProperty(ResultTable.POOL_OF_THREAD, POOL);
    try {
      return context.parallelize(List.of(Specs.toJson(training)), 1).map(task).first();
    } catch (Exception e) { // Spark's are checked, and not declared
      throw new IllegalStateException(
          "%s, rate %s, seed %d: the training could not be run"
              .formatted(
                  training.name(),
                  training.training().optimizer().learningRate(),
                  training.training().seed()),
          e);
    }
  }

  /** Stores each row as soon as there is a core for it, with all others that have ended by then. */
  private void store(ExecutorCompletionService<Row> jobs, int count, Consumer<Row> ended)
      throws InterruptedException {
    List<Throwable> failures = new ArrayList<>();
    int left = count;
    while (left > 0) {
      List<Row> rows = new ArrayList<>();
      for (Future<Row> job = jobs.take(); job != null; job = jobs.poll()) {
        left--;
        try {
          rows.add(job.get());
        } catch (ExecutionException e) {
          failures.add(e.getCause());
        }
      }
      if (!rows.isEmpty()) {
        table.append(rows);
        rows.forEach(row -> ended.accept(named(row)));
      }
    }
    if (!failures.isEmpty()) {
      Throwable first = failures.get(0);
      RuntimeException e = new IllegalStateException(first.getMessage(), first.getCause());
      failures.subList(1, failures.size()).forEach(e::addSuppressed);
      throw e;
    }
  }

  /** A task's row, in which the columns have their names too. */
  private static Row named(Row row) {
    Object[] values = CollectionConverters.asJava(row.toSeq()).toArray();
    return new GenericRowWithSchema(values, SweepTask.SCHEMA);
  }

  private Set<String> done() {
    return new HashSet<>(results().select("spec_json").as(Encoders.STRING()).collectAsList());
  }
}
