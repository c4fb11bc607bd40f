package com.example.spark;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Evaluation;
import dev.lenet.api.Model;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.OptimizerSpec;
import dev.lenet.api.spec.ScheduleSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.ModelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code digits train}. */
@Command(
    name = "train",
    description = "Trains one network on all executors by local SGD; run again, it goes on.")
final class TrainCommand implements Callable<Integer> {
  private static final String STOPPED =
      "stopped; the rounds that have ended are in the table; run the same command again";
  private static final String IMAGES =
      "--images takes a Parquet table with the columns id, label and pixels";

  @Option(
      names = "--spec",
      defaultValue = "lenet5",
      description = "A recipe or file (${DEFAULT-VALUE}).")
  private String spec;

  @Option(names = "--rate", defaultValue = "0.1", description = "Of plain SGD (${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--images",
      paramLabel = "TABLE",
      description =
          "Train on a Parquet table with the columns id, label and pixels (by default on MNIST).")
  private String images;

  @Option(
      names = "--partitions",
      defaultValue = "4",
      description = "Parts of the images (${DEFAULT-VALUE}).")
  private int partitions;

  @Option(
      names = "--steps",
      defaultValue = "100",
      description = "Batches of a partition in a round (${DEFAULT-VALUE}).")
  private int steps;

  @Option(names = "--epochs", paramLabel = "N", description = "Epochs (those of the spec).")
  private Integer epochs;

  @Option(names = "--model", paramLabel = "FILE", description = "Write the model file there.")
  private Path file;

  @Mixin private TrainingDataOptions data = new TrainingDataOptions();

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "ROUNDS", description = "The Parquet table of rounds.")
  private String table;

  @Override
  public Integer call() throws IOException {
    if (images != null && data.isLimited()) {
      throw new ParameterException(
          command.commandLine(), "--limit is for MNIST. Write a smaller table for --images");
    }
    Numbers.requirePositive(command, "--partitions", partitions);
    Numbers.requirePositive(command, "--steps", steps);
    try (SparkSession spark = Digits.session(() -> STOPPED)) {
      String backend = spark.conf().get("spark.lenet.backend", "java");
      if (images == null) {
        TrainTestSplit mnist = data.load();
        ModelFile model =
            train(spark, backend, ImageTable.of(spark, mnist.train()), mnist.train().name());
        System.out.printf(
            Locale.ROOT, "%.2f%% of the test images%n", 100 * accuracy(backend, model, mnist));
      } else {
        train(spark, backend, Places.table(spark, images, IMAGES), images);
      }
    }
    return 0;
  }

  private ModelFile train(SparkSession spark, String backend, Dataset<Row> training, String name)
      throws IOException {
    ModelFile model =
        new LocalSgd(spark, backend, table)
            .train(training, name, partitions, network(), steps, TrainCommand::print);
    if (file != null) {
      model.write(file);
    }
    return model;
  }

  private NetworkSpec network() {
    NetworkSpec network = Specs.find(spec);
    return network.withTraining(
        network.training().toBuilder()
            .optimizer(OptimizerSpec.sgd(rate).build())
            .schedule(ScheduleSpec.constant())
            .epochs(epochs == null ? network.training().epochs() : epochs)
            .validation(0)
            .patience(null)
            .build());
  }

  private static void print(RoundReport round) {
    System.out.printf(
        Locale.ROOT,
        "round %d: loss %.3f, %,.0f images a second%n",
        round.round(),
        round.trainLoss(),
        round.imagesPerSecond());
  }

  private static double accuracy(String backend, ModelFile file, TrainTestSplit data) {
    try (Backend opened = Backends.open(backend);
        Model model = opened.newModel(file)) {
      Evaluation evaluation = opened.newEvaluator().evaluate(model, data.test());
      return evaluation.accuracy();
    }
  }
}
