package dev.lenet.internal.training;

import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spi.Network;
import dev.lenet.internal.batch.Batch;
import dev.lenet.internal.engine.OpenEngine;
import dev.lenet.internal.optim.Loss;
import dev.lenet.internal.thread.Failures;
import dev.lenet.internal.thread.OwnThreads;
import dev.lenet.internal.thread.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;

/**
 * Several copies of a network, each with its own thread; the first uses the calling thread. The
 * result depends on their number, but not on which one is faster.
 */
final class Replicas implements AutoCloseable {
  private final List<Network> networks;
  private final OwnThreads threads = new OwnThreads("lenet-replica");
  private final ExecutorService others;
  private final float[][] gradients;
  private final float[][] logits;
  private final float[][] errors;
  private final int classes;
  private final Loss loss;

  Replicas(OpenEngine engine, NetworkSpec spec, int count, int capacity) {
    this.classes = spec.classes();
    this.loss = Loss.of(spec.training());
    this.gradients = new float[count][spec.parameterCount()];
    int mostRows = (capacity + count - 1) / count;
    this.logits = new float[count][mostRows * classes];
    this.errors = new float[count][mostRows * classes];
    this.networks = new ArrayList<>(count);
    this.others = Executors.newCachedThreadPool(threads);
    try {
      for (int i = 0; i < count; i++) {
        networks.add(engine.newNetwork(spec));
      }
    } catch (Throwable e) {
      Failures failures = new Failures();
      failures.add(e);
      failures.attempt(this::close);
      throw Failures.asItIs(e);
    }
  }

  int count() {
    return networks.size();
  }

  /** Gives every replica the same weights. */
  void setWeights(float[] weights) {
    forEach(count(), i -> networks.get(i).setWeights(weights));
  }

  /**
   * Computes loss and gradient of a batch. Each replica takes a slice of consecutive rows. The
   * gradients are added in the order of the slices, weighted by their rows.
   */
  Tally gradient(Batch batch, float[] weights, float[] gradient) {
    List<Batch> slices = slices(batch);
    forEach(
        slices.size(),
        i -> {
          Batch slice = slices.get(i);
          Network network = networks.get(i);
          network.setWeights(weights);
          network.gradient(
              slice.inputs(),
              slice.rows(),
              logits[i],
              outputs -> errors(slice, outputs, errors[i]),
              gradients[i]);
        });
    for (int i = 0; i < slices.size(); i++) {
      addWeighted(gradients[i], (float) slices.get(i).rows() / batch.rows(), gradient, i == 0);
    }
    return tally(slices);
  }

  /** The gradient of the mean loss over the slice's rows with respect to the logits. */
  private float[] errors(Batch slice, float[] outputs, float[] into) {
    loss.gradient(outputs, slice.rows(), classes, slice::label, into);
    return into;
  }

  /** Computes the gradient of another loss of one row, with the present weights. */
  void gradient(Batch row, Network.Loss other, float[] gradient) {
    networks.get(0).gradient(row.inputs(), 1, logits[0], other, gradient);
  }

  /** Evaluates a batch with the present weights. */
  Tally score(Batch batch) {
    List<Batch> slices = slices(batch);
    forEach(
        slices.size(),
        i -> networks.get(i).outputs(slices.get(i).inputs(), slices.get(i).rows(), logits[i]));
    return tally(slices);
  }

  private Tally tally(List<Batch> slices) {
    Tally tally = Tally.NONE;
    for (int i = 0; i < slices.size(); i++) {
      tally = tally.plus(Tally.of(slices.get(i), logits[i], classes, loss));
    }
    return tally;
  }

  /**
   * One slice for each replica; the numbers of rows differ by at most one. There are fewer slices
   * if there are fewer rows.
   */
  private List<Batch> slices(Batch batch) {
    List<Batch> slices = new ArrayList<>(count());
    for (int i = 0; i < count(); i++) {
      int from = (int) ((long) batch.rows() * i / count());
      int to = (int) ((long) batch.rows() * (i + 1) / count());
      if (to > from) {
        slices.add(batch.rows(from, to));
      }
    }
    return slices;
  }

  private static void addWeighted(float[] from, float weight, float[] to, boolean first) {
    if (first) {
      for (int i = 0; i < to.length; i++) {
        to[i] = weight * from[i];
      }
    } else {
      for (int i = 0; i < to.length; i++) {
        to[i] += weight * from[i];
      }
    }
  }

  /** Works for the first replicas at the same time. */
  private void forEach(int replicas, IntConsumer work) {
    List<CompletableFuture<Void>> pending = new ArrayList<>(replicas);
    for (int i = 1; i < replicas; i++) {
      int replica = i;
      pending.add(CompletableFuture.runAsync(() -> work.accept(replica), others));
    }
    Waiting.runThenAwait(() -> work.accept(0), pending);
  }

  @Override
  public void close() {
    others.shutdown();
    threads.join();
    Failures failures = new Failures();
    networks.forEach(network -> failures.attempt(network::close));
    failures.throwFirst();
  }
}
