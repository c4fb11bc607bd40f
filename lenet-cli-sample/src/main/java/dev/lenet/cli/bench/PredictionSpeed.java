package dev.lenet.cli.bench;

import dev.lenet.api.Dataset;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleSupplier;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** How fast a model reads images, preprocessing included. */
final class PredictionSpeed {
  private static final int BATCH = 1000;
  private static final int CALLS = 5_000;
  private static final int ROUNDS = 9;

  private final Model model;
  private final long warmUpNanos;
  private final long roundNanos;
  private final List<Image> images;

  /**
   * Measures one model on the images of a data set.
   *
   * @param seconds for each measurement; half of them to warm up
   */
  PredictionSpeed(Model model, Dataset data, double seconds) {
    this.model = model;
    this.warmUpNanos = Math.round(seconds / 2 * 1e9);
    this.roundNanos = warmUpNanos / ROUNDS;
    this.images = IntStream.range(0, data.size()).mapToObj(data::image).toList();
  }

  /** The latency of one image, call after call from one thread. */
  Benchmark.Latency latency() {
    imagesPerSecond(warmUpNanos, this::one);
    double[] micros = new double[CALLS];
    for (int i = 0; i < CALLS; i++) {
      long began = System.nanoTime();
      one(i);
      micros[i] = (System.nanoTime() - began) / 1e3;
    }
    Arrays.sort(micros);
    return new Benchmark.Latency(tenth(micros[CALLS / 2]), tenth(micros[CALLS * 99 / 100]));
  }

  /** The rate in calls of 1,000 images, from one thread; the median of several rounds. */
  double batches() {
    imagesPerSecond(warmUpNanos, this::thousand);
    return medianOfRounds(() -> imagesPerSecond(roundNanos, this::thousand));
  }

  /**
   * The rate of one image at a time, from several threads at once; the median of several rounds.
   */
  double callers(int threads) throws InterruptedException {
    ExecutorService callers = Executors.newFixedThreadPool(threads);
    try {
      together(callers, threads, warmUpNanos);
      return medianOfRounds(() -> together(callers, threads, roundNanos));
    } finally {
      callers.shutdown();
    }
  }

  private double together(ExecutorService callers, int threads, long nanos) {
    List<Callable<Double>> work = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      work.add(() -> imagesPerSecond(nanos, this::one));
    }
    double sum = 0;
    try {
      for (Future<Double> rate : callers.invokeAll(work)) {
        sum += rate.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while it was measured", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A caller failed", e.getCause());
    }
    return sum;
  }

  private int one(int call) {
    model.predict(images.get(call % images.size()));
    return 1;
  }

  private int thousand(int call) {
    int from = (int) ((long) call * BATCH % images.size());
    List<Image> some = images.subList(from, Math.min(from + BATCH, images.size()));
    model.predict(some);
    return some.size();
  }

  /**
   * Makes calls until the time is over.
   *
   * @param calls makes one call, given its number; returns the number of images read
   */
  private static double imagesPerSecond(long nanos, IntUnaryOperator calls) {
    long began = System.nanoTime();
    long read = 0;
    long passed = 0;
    for (int call = 0; passed < nanos; call = (call + 1) & Integer.MAX_VALUE) {
      read += calls.applyAsInt(call);
      passed = System.nanoTime() - began;
    }
    return read / (passed / 1e9);
  }

  private static double medianOfRounds(DoubleSupplier round) {
    double[] rates = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      rates[i] = round.getAsDouble();
    }
    Arrays.sort(rates);
    return rates[ROUNDS / 2];
  }

  private static double tenth(double micros) {
    return Math.round(10 * micros) / 10.0;
  }
}
