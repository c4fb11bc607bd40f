package com.example.spark;

import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
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
      int cores = spark.sparkContext().defaultParallelism();
      int parallel = Math.max(1, cores / spark.sparkContext().conf().getInt("spark.task.cpus", 1));
      sweep.run(SweepSpecs.of(networks, all, rates), parallel, row -> {});
      List<Row> rows = sweep.results().orderBy("spec", "learning_rate", "seed").collectAsList();
      for (Row row : rows) {
        System.out.println(line(row));
        write(row);
      }
    }
    return 0;
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
    byte[] model = row.getAs("model");
    if (models != null && model != null) {
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
