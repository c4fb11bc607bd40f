package com.example.spark;

import static org.apache.spark.sql.functions.col;

import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code digits sweep}. */
@Command(
    name = "sweep",
    description =
        "Trains specs with several seeds and learning rates on MNIST; run again, it goes on.")
final class SweepCommand implements Callable<Integer> {
  @Option(
      names = "--specs",
      split = ",",
      defaultValue = "lenet5",
      description = "Recipes or spec files (${DEFAULT-VALUE}).")
  private List<String> specs;

  @Option(names = "--seeds", defaultValue = "10", description = "How many (${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--first-seed",
      defaultValue = "42",
      description = "The first (${DEFAULT-VALUE}).")
  private long firstSeed;

  @Option(names = "--rates", split = ",", description = "Learning rates (those of the specs).")
  private List<Double> rates = List.of();

  @Option(names = "--epochs", paramLabel = "N", description = "Epochs (those of the specs).")
  private Integer epochs;

  @Option(names = "--models", paramLabel = "DIR", description = "Write the model files there, too.")
  private Path models;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Trainings at once (the cores that are there at the start).")
  private Integer parallel;

  @Mixin private TrainingDataOptions data = new TrainingDataOptions();

  @Parameters(paramLabel = "TABLE", description = "The Parquet table of results.")
  private String table;

  @Override
  public Integer call() throws InterruptedException, IOException {
    List<NetworkSpec> networks = specs.stream().map(Specs::find).map(this::withEpochs).toList();
    List<Long> all = LongStream.range(firstSeed, firstSeed + seeds).boxed().toList();
    try (SparkSession spark = Digits.session()) {
      String backend = spark.conf().get("spark.lenet.backend", "java");
      Sweep sweep = new Sweep(spark, data.load(), backend, table);
      List<NetworkSpec> trainings = SweepSpecs.of(networks, all, rates);
      sweep.run(trainings, parallel == null ? cores(spark) : parallel, row -> {});
      Object[] jsons = trainings.stream().map(Specs::toJson).toArray();
      Dataset<Row> own = sweep.results().where(col("spec_json").isin(jsons));
      Dataset<Row> wanted = models == null ? own.drop("model") : own;
      Iterator<Row> rows = wanted.orderBy("spec", "learning_rate", "seed").toLocalIterator();
      while (rows.hasNext()) {
        Row row = rows.next();
        System.out.println(line(row));
        write(row);
      }
    }
    return 0;
  }

  private static int cores(SparkSession spark) {
    int threads = spark.sparkContext().conf().getInt("spark.task.cpus", 1);
    return Math.max(1, spark.sparkContext().defaultParallelism() / threads);
  }

  private NetworkSpec withEpochs(NetworkSpec spec) {
    return epochs == null
        ? spec
        : spec.withTraining(spec.training().toBuilder().epochs(epochs).build());
  }

  private static String line(Row row) {
    String error = row.getAs("error");
    return String.format(
        Locale.ROOT,
        "%s, rate %s, seed %s: %s",
        row.getAs("spec"),
        row.getAs("learning_rate"),
        row.getAs("seed"),
        error == null
            ? String.format(
                Locale.ROOT,
                "%.2f%%, %d errors",
                100 * row.<Double>getAs("test_accuracy"),
                row.<Integer>getAs("test_errors"))
            : error);
  }

  private void write(Row row) throws IOException {
    byte[] model = models == null ? null : row.getAs("model");
    if (model != null) {
      Files.createDirectories(models);
      String name =
          String.format(
              Locale.ROOT,
              "%s-%s-%s.safetensors",
              row.getAs("spec"),
              row.getAs("learning_rate"),
              row.getAs("seed"));
      Files.write(models.resolve(name), model);
    }
  }
}
