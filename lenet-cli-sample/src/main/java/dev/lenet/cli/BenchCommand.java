package dev.lenet.cli;

import dev.lenet.api.Backend;
import dev.lenet.api.BackendInfo;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.cli.bench.Benchmark;
import dev.lenet.cli.report.Figures;
import dev.lenet.cli.report.Json;
import dev.lenet.cli.report.TextTable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lenet bench}. */
@Command(
    name = "bench",
    description =
        "Measures how fast a backend trains, reads and starts on this machine, and how much memory it takes. Trains three epochs unless --epochs is given. Run no other program at the same time.")
final class BenchCommand implements Callable<Integer> {
  /** One epoch to warm up, and two to measure. */
  private static final int EPOCHS = 3;

  private static final int MOST_SECONDS = 3600;

  private final Console console;
  @Mixin private BackendOption backend = new BackendOption();
  @Mixin private TrainingArguments training = new TrainingArguments();
  @Mixin private OutputOptions output = new OutputOptions();

  @Spec private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Seconds for each measurement of reading (default: ${DEFAULT-VALUE}).")
  private double seconds;

  BenchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!(seconds > 0 && seconds <= MOST_SECONDS)) {
      throw new ParameterException(
          command.commandLine(),
          "--seconds must be more than 0 and at most %d, but is %s"
              .formatted(MOST_SECONDS, seconds));
    }
    NetworkSpec asked = training.network(null, TrainingArguments.RECIPE);
    NetworkSpec network =
        training.hasEpochs()
            ? asked
            : asked.withTraining(asked.training().toBuilder().epochs(EPOCHS).build());
    try (Backend opened = backend.open()) {
      TrainTestSplit data = training.load(network, null, console, output);
      BackendInfo info = opened.info();
      Benchmark.Speed speed =
          new Benchmark(
                  network,
                  data,
                  training.data(),
                  training.options().build(),
                  seconds,
                  what -> output.say(console, info.name() + "  measuring " + what))
              .measure(opened);
      output.print(console, json(info, network, speed), text(info, network, speed));
    }
    return ExitCode.DONE;
  }

  private static String text(BackendInfo info, NetworkSpec network, Benchmark.Speed speed) {
    TextTable table =
        TextTable.ofFigures(
            "%s (%s %s), %s".formatted(info.name(), info.engine(), info.version(), network.name()),
            "");
    rate(
        table,
        "training, batches of " + network.training().batchSize(),
        speed.trainImagesPerSecond());
    rate(table, "training, batches of 256", speed.trainImagesPerSecondBatch256());
    rate(table, "reading, 1,000 images a call", speed.predictImagesPerSecond());
    for (Map.Entry<Integer, Long> callers : speed.callersImagesPerSecond().entrySet()) {
      rate(table, "reading, 1 image a call, callers: " + callers.getKey(), callers.getValue());
    }
    table.row("one image, half of the calls within", micros(speed.predictLatencyMicros().p50()));
    table.row("one image, 99% of the calls within", micros(speed.predictLatencyMicros().p99()));
    table.row("start of a JVM to the first digit", speed.startupMillis() + " ms");
    table.row("most memory while training", memory(speed.peakRssMiB()));
    table.row("most memory while reading", memory(speed.peakRssMiBReading()));
    return table.toString();
  }

  private static void rate(TextTable table, String what, long imagesPerSecond) {
    table.row(what, Figures.count((double) imagesPerSecond) + " images/s");
  }

  private static String micros(double micros) {
    return micros + " \u00b5s";
  }

  private static String memory(@Nullable Long mebibytes) {
    return mebibytes == null ? "unknown" : mebibytes + " MiB";
  }

  private static Map<String, @Nullable Object> json(
      BackendInfo info, NetworkSpec network, Benchmark.Speed speed) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("backend", info.name());
    result.put("engine", info.engine());
    result.put("version", info.version());
    result.put("spec", network.name());
    result.putAll(Json.fields(speed));
    return result;
  }
}
