package com.example.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Model;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.OptimizerSpec;
import dev.lenet.api.spec.ScheduleSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.api.weights.Weights;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * Trains one network on a table of images that no single machine could hold, by local SGD: in each
 * round, every partition takes some steps that begin with the same weights, and the mean of their
 * weights, by the number of images each has used, is where the next round begins. An epoch uses
 * each image once. With one step a round this is the same as one process that takes the batches of
 * all partitions as one batch, up to rounding.
 *
 * <p>The same table, partitions, spec and {@code spark.task.cpus} give the same weights, byte for
 * byte, on any number of executors, and when one of them is lost: the partitions' weights are added
 * in the order of the partitions. Each round ends as a row of a Parquet table, with the weights.
 * Run a training that was stopped again, and it goes on with the round after the last one there.
 * One process may write to a table at a time.
 *
 * <p>It does not pay for data that fits one machine. MNIST is 47 MB: one process trains on all of
 * it in less time than Spark needs to begin.
 */
public final class LocalSgd {
  private final SparkSession spark;
  private final JavaSparkContext context;
  private final String backend;
  private final ResultTable table;

  /**
   * Trains nothing yet.
   *
   * @param backend for example {@code java}
   * @param table the path of the table of rounds, which need not exist
   */
  public LocalSgd(SparkSession spark, String backend, String table) {
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.backend = backend;
    this.table = new ResultTable(spark, table, Rounds.SCHEMA);
  }

  /** The rounds that have ended, in no order. */
  public Dataset<Row> rounds() {
    return table.rows();
  }

  /**
   * Trains as many epochs as the spec has, and returns the model. The driver reads all images once
   * before: it checks them, and computes the SHA-256 for the model's card.
   *
   * @param images a table with {@code id}, each number from 0 once, {@code label} and {@code
   *     pixels}, 28x28 of them
   * @param name of the images, for the model's card
   * @param partitions into how many parts to divide the images; each must fit into an executor's
   *     memory, and into an array, which 2.7 million images do
   * @param spec its optimizer is plain SGD with a constant rate, as nothing but weights goes from
   *     round to round; it has no validation
   * @param localSteps how many batches a partition uses in a round
   * @param ended is told of each round
   * @throws IllegalArgumentException if the spec has another optimizer or schedule, or validation,
   *     if the table is not as described or has more than 2,147,483,639 images, or if a number is
   *     below 1 or there are too few partitions
   */
  public ModelFile train(
      Dataset<Row> images,
      String name,
      int partitions,
      NetworkSpec spec,
      int localSteps,
      Consumer<RoundReport> ended) {
    requirePlainSgd(spec.training());
    if (partitions < 1 || localSteps < 1) {
      throw new IllegalArgumentException(
          "There are %d partitions of %d steps, which must both be at least 1"
              .formatted(partitions, localSteps));
    }
    Shard.requireRoom(images.count(), partitions); // before a long look at the images
    TrainingTable all = TrainingTable.of(images, spec.classes());
    int most = Math.multiplyExact(localSteps, spec.training().batchSize());
    JavaRDD<Shard> shards = shards(images, all.size(), partitions, spec.classes());
    try (Backend opened = Backends.open(backend);
        Model model = opened.newModel(spec)) {
      int threads = context.getConf().getInt("spark.task.cpus", 1);
      Rounds done = new Rounds(table, model, opened.info(), localSteps, partitions, threads, all);
      while (!done.areAll()) {
        long start = System.nanoTime();
        RoundPart part = RoundPart.of(done.count() + 1, all.size(), partitions, most);
        List<LocalResult> results = round(shards, model, part);
        model.setWeights(Weights.of(spec, WeightedMean.of(results)));
        ended.accept(done.add(results, (System.nanoTime() - start) / 1e9));
      }
      return done.modelFile(name);
    } finally {
      shards.unpersist();
    }
  }

  private List<LocalResult> round(JavaRDD<Shard> shards, Model model, RoundPart part) {
    Broadcast<float[]> weights = context.broadcast(model.weights().toArray());
    try {
      String json = Specs.toJson(model.spec());
      return shards.flatMap(new LocalTraining(weights, json, backend, part)).collect();
    } finally {
      weights.destroy();
    }
  }

  /** Row n belongs to partition n modulo their number, and stands in it in the order of the ids. */
  private JavaRDD<Shard> shards(Dataset<Row> images, int all, int partitions, int classes) {
    return images
        .select(col("id").cast("long"), col("label").cast("int"), col("pixels"))
        .repartitionById(partitions, pmod(col("id"), lit(partitions)).cast("int"))
        .sortWithinPartitions("id")
        .toJavaRDD()
        .mapPartitionsWithIndex(
            (partition, rows) -> {
              int size = Shard.size(partition, all, partitions);
              return List.of(Shard.of(partition, rows, size, classes)).iterator();
            },
            true)
        .filter(shard -> shard.images().size() > 0)
        .persist(StorageLevel.MEMORY_AND_DISK());
  }

  private static void requirePlainSgd(TrainingSpec training) {
    OptimizerSpec optimizer = training.optimizer();
    if (optimizer.type() != OptimizerSpec.Type.SGD
        || optimizer.momentum() != 0
        || training.schedule().type() != ScheduleSpec.Type.CONSTANT
        || training.validation() != 0) {
      throw new IllegalArgumentException(
          "Local SGD needs the optimizer sgd without momentum, a constant rate and no validation, not %s, %s and %d images for validation: moments do not go from round to round"
              .formatted(optimizer, training.schedule(), training.validation()));
    }
  }
}
