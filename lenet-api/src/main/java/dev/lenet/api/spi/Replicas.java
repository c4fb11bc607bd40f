package dev.lenet.api.spi;

import dev.lenet.api.batch.Batch;
import dev.lenet.api.error.Failures;
import dev.lenet.api.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * The same network several times over, each with a thread of its own; the first one's is the
 * calling thread. What they compute depends on their number, never on which is faster.
 */
final class Replicas implements AutoCloseable {
  private final List<Network> networks;
  private final OwnThreads threads = new OwnThreads("lenet-replica");
  private final ExecutorService others;
  private final float[][] gradients;
  private final float[][] logits;
  private final int classes;

  Replicas(EngineBackend backend, NetworkSpec spec, int count, int capacity) {
    this.classes = spec.classes();
    this.gradients = new float[count][spec.parameterCount()];
    this.logits = new float[count][capacity * classes];
    this.networks = new ArrayList<>(count);
    this.others = Executors.newCachedThreadPool(threads);
    try {
      for (int i = 0; i < count; i++) {
        networks.add(EngineCalls.network(backend, () -> backend.newNetwork(spec)));
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
    forEach(i -> networks.get(i).setWeights(weights));
  }

  /**
   * Loss and gradient of a batch with given weights: each replica takes its slice of consecutive
   * rows, and the gradients are summed in the order of the slices, weighted by their rows.
   */
  Tally gradient(Batch batch, float[] weights, float[] gradient) {
    List<Batch> slices = slices(batch);
    forEach(
        i -> {
          if (i < slices.size()) {
            networks.get(i).setWeights(weights);
            networks.get(i).gradient(slices.get(i), logits[i], gradients[i]);
          }
        });
    Tally tally = Tally.NONE;
    for (int i = 0; i < slices.size(); i++) {
      Batch slice = slices.get(i);
      addWeighted(gradients[i], (float) slice.rows() / batch.rows(), gradient, i == 0);
      tally = tally.plus(Tally.of(slice, logits[i], classes));
    }
    return tally;
  }

  /** How well the present weights read a batch. */
  Tally score(Batch batch) {
    List<Batch> slices = slices(batch);
    forEach(
        i -> {
          if (i < slices.size()) {
            networks.get(i).logits(slices.get(i).inputs(), slices.get(i).rows(), logits[i]);
          }
        });
    Tally tally = Tally.NONE;
    for (int i = 0; i < slices.size(); i++) {
      tally = tally.plus(Tally.of(slices.get(i), logits[i], classes));
    }
    return tally;
  }

  /**
   * As many slices as there are replicas, each with the same number of rows but for one; fewer if
   * there are fewer rows.
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

  private void forEach(IntConsumer work) {
    List<Future<?>> pending = new ArrayList<>(count());
    for (int i = 1; i < count(); i++) {
      int replica = i;
      pending.add(others.submit(() -> work.accept(replica)));
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
