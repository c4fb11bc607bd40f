package com.example.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get_json_object;

import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

  @Option(names = "--quiet", description = "Do not say on stderr which training has ended.")
  private boolean quiet;

  @Option(names = "--json", description = "Print each result as a line of JSON.")
  private boolean json;

  @Mixin private TrainingDataOptions data = new TrainingDataOptions();

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "TABLE", description = "The Parquet table of results.")
  private String table;

  /** Those trainings of this command that are in the table. */
  private final AtomicLong there = new AtomicLong();

  @Override
  public Integer call() throws InterruptedException, IOException {
    Numbers.requirePositive(command, "--seeds", seeds);
    List<NetworkSpec> networks = specs.stream().map(Specs::find).map(this::withEpochs).toList();
    if (networks.stream().map(NetworkSpec::name).distinct().count() < networks.size()) {
      throw new ParameterException(
          command.commandLine(),
          "Two specs have the same name, by which results are told apart. Rename one");
    }
    List<Long> numbers = LongStream.range(firstSeed, firstSeed + seeds).boxed().toList();
    try (SparkSession spark = Digits.session(this::stopped)) {
      String backend = spark.conf().get("spark.lenet.backend", "java");
      Sweep sweep = new Sweep(spark, data.load(), backend, table);
      List<NetworkSpec> trainings = SweepSpecs.of(networks, numbers, rates);
      Dataset<Row> before = own(sweep, trainings);
      there.set(before.count());
      if (there.get() > 0 && !quiet) {
        say("%d of %d are there already".formatted(there.get(), trainings.size()));
      }
      sweep.run(trainings, this::tell);
      Dataset<Row> own = own(sweep, trainings).orderBy("spec", "learning_rate", "seed");
      lines(own.drop("model")).forEachRemaining(System.out::println);
      if (models != null) {
        write(own);
      }
      return failures(own.where("error IS NOT NULL").count(), trainings.size());
    }
  }

  private static Dataset<Row> own(Sweep sweep, List<NetworkSpec> trainings) {
    Object[] all = trainings.stream().map(Specs::toJson).toArray();
    return sweep.results().where(col("spec_json").isin(all));
  }

  /** Says how many trainings failed. Some may, as learning rates are tried out; not all. */
  private int failures(long failed, int trainings) {
    if (failed > 0 && !quiet) {
      say("%d of %d trainings failed".formatted(failed, trainings));
    }
    return failed == trainings ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
  }

  private void tell(Row ended) {
    there.incrementAndGet();
    if (!quiet) {
      say(line(ended));
    }
  }

  private String stopped() {
    return "stopped; %d trainings are in the table; run the same command again"
        .formatted(there.get());
  }

  private void say(String text) {
    command.commandLine().getErr().println(text);
  }

  private Iterator<String> lines(Dataset<Row> results) {
    if (!json) {
      MapFunction<Row, String> line = SweepCommand::line;
      return results.map(line, Encoders.STRING()).toLocalIterator();
    }
    Column epochs = get_json_object(col("spec_json"), "$.training.epochs").cast("int");
    return results.withColumn("epochs", epochs).drop("spec_json").toJSON().toLocalIterator();
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

  private void write(Dataset<Row> results) throws IOException {
    Files.createDirectories(models);
    Iterator<Row> rows = results.where("model IS NOT NULL").toLocalIterator();
    while (rows.hasNext()) {
      Row row = rows.next();
      String name =
          String.format(
              Locale.ROOT,
              "%s-%s-%s.safetensors",
              row.<String>getAs("spec").replaceAll("[^\\w.-]", "_"),
              row.getAs("learning_rate"),
              row.getAs("seed"));
      Files.write(models.resolve(name), row.<byte[]>getAs("model"));
    }
  }
}
