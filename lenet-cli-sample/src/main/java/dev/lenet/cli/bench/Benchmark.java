package dev.lenet.cli.bench;

import dev.lenet.api.Backend;
import dev.lenet.api.Model;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.cli.data.DataChoice;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Measures one backend on this machine, in this JVM and in others that it starts.
 *
 * @param spec the network and its training
 * @param data the images to train on and to read
 * @param choice where the images are from
 * @param options of training
 * @param seconds for each measurement of reading
 * @param say called with what is being measured
 */
public record Benchmark(
    NetworkSpec spec,
    TrainTestSplit data,
    DataChoice choice,
    TrainingOptions options,
    double seconds,
    Consumer<String> say) {
  private static final int[] CALLERS = {1, 2, 8};
  private static final int LARGE_BATCH = 256;
  private static final int STARTS = 5;

  /**
   * Takes a minute or two.
   *
   * @throws IOException if another process cannot be started, or fails
   */
  public Speed measure(Backend backend) throws IOException, InterruptedException {
    String name = backend.info().name();
    say.accept("start-up");
    long startupMillis = startupMillis(name);
    say.accept("memory");
    Long peakRssMiB = peakRssMiB(name);
    Long peakRssMiBReading = peakRssMiBReading(name);
    say.accept("training");
    TrainingReport small = train(backend, spec.training());
    say.accept("training in batches of " + LARGE_BATCH);
    TrainingReport large =
        train(backend, spec.training().toBuilder().batchSize(LARGE_BATCH).build());
    try (Model model = backend.newModel(spec)) {
      PredictionSpeed prediction = new PredictionSpeed(model, data.test(), seconds);
      say.accept("prediction");
      Latency latency = prediction.latency();
      double batches = prediction.batches();
      Map<Integer, Long> callers = new LinkedHashMap<>();
      for (int count : CALLERS) {
        callers.put(count, Math.round(prediction.callers(count)));
      }
      return new Speed(
          small.threads(),
          Math.round(small.imagesPerSecond()),
          Math.round(large.imagesPerSecond()),
          latency,
          Math.round(batches),
          callers,
          startupMillis,
          peakRssMiB,
          peakRssMiBReading);
    }
  }

  /** Does not count the first start, which may unpack native libraries. */
  private static long startupMillis(String backend) throws IOException {
    ChildProgram program = new ChildProgram(List.of(), FirstDigit.class, backend);
    program.run();
    long[] nanos = new long[STARTS];
    for (int i = 0; i < STARTS; i++) {
      nanos[i] = program.run().nanos();
    }
    Arrays.sort(nanos);
    return nanos[STARTS / 2] / 1_000_000;
  }

  private @Nullable Long peakRssMiB(String backend) throws IOException {
    ChildProgram program =
        new ChildProgram(
            List.of(),
            OneEpoch.class,
            backend,
            Specs.toJson(spec),
            choice.asked(),
            String.valueOf(choice.transposed()),
            String.valueOf(data.train().size()),
            String.valueOf(options.threads()));
    return PeakMemory.mebibytesOf(program);
  }

  private static @Nullable Long peakRssMiBReading(String backend) throws IOException {
    return PeakMemory.mebibytesOf(new ChildProgram(List.of("-Xmx64m"), ManyImages.class, backend));
  }

  private TrainingReport train(Backend backend, TrainingSpec training) {
    try (Model model = backend.newModel(spec)) {
      return backend.newTrainer(training).train(model, data.train(), options);
    }
  }

  /**
   * The results. A rate is in images per second.
   *
   * @param threads number of threads of the training
   * @param trainImagesPerSecond in batches as the spec says
   * @param predictImagesPerSecond in calls of 1,000 images
   * @param callersImagesPerSecond one image at a time, by number of calling threads
   * @param startupMillis from the start of a JVM to the first probabilities, the median of five
   * @param peakRssMiB of a process that trains one epoch; null if the system does not report it
   * @param peakRssMiBReading of a process that reads 10,000 images one by one with the pretrained
   *     model and a heap of at most 64 MiB; null if the system does not report it
   */
  public record Speed(
      int threads,
      long trainImagesPerSecond,
      long trainImagesPerSecondBatch256,
      Latency predictLatencyMicros,
      long predictImagesPerSecond,
      Map<Integer, Long> callersImagesPerSecond,
      long startupMillis,
      @Nullable Long peakRssMiB,
      @Nullable Long peakRssMiBReading) {}

  /**
   * The duration of single calls, in microseconds.
   *
   * @param p50 half of the calls take no longer
   * @param p99 99% of the calls take no longer
   */
  public record Latency(double p50, double p99) {}
}
