package dev.lenet.cli.serve;

import dev.lenet.api.Backend;
import dev.lenet.api.CheckpointInfo;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.weights.Weights;
import dev.lenet.internal.thread.Failures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The network after each epoch of its training, or after some of them if there are many. */
public final class Epochs implements AutoCloseable {
  /** Even. Each is a model in memory, and is asked for each digit. */
  private static final int MOST = 24;

  private static final int SIDE = 28;

  private final List<Epoch> epochs = new ArrayList<>();
  private @Nullable String lastSha256;

  private Epochs() {}

  /**
   * Opens the epochs of a training that kept its checkpoints. The caller closes them.
   *
   * @param folder where the checkpoints are; null for no epochs
   * @throws dev.lenet.api.error.LenetException if the folder has no checkpoint, or one cannot be
   *     read
   * @throws IllegalArgumentException if the network does not take digits in MNIST's form
   */
  public static Epochs open(Backend backend, @Nullable Path folder) {
    Epochs opened = new Epochs();
    if (folder == null) {
      return opened;
    }
    try (Stream<CheckpointInfo> checkpoints = CheckpointInfo.ofEpochs(folder)) {
      for (Trained trained : thinned(checkpoints.map(Trained::of).iterator())) {
        opened.add(backend, trained);
      }
      return opened;
    } catch (RuntimeException | Error e) {
      opened.close();
      throw e;
    }
  }

  /** All of them; or every second, every fourth and so on, and the last one. */
  static <T> List<T> thinned(Iterator<T> all) {
    List<T> kept = new ArrayList<>();
    T last = null;
    int step = 1;
    for (int i = 0; all.hasNext(); i++) {
      last = all.next();
      if (i % step == 0) {
        kept.add(last);
      }
      if (kept.size() > MOST) {
        step *= 2;
        for (int odd = MOST - 1; odd > 0; odd -= 2) {
          kept.remove(odd);
        }
      }
    }
    if (last != null && !kept.contains(last)) {
      kept.add(last);
    }
    return kept;
  }

  private void add(Backend backend, Trained trained) {
    Model model = backend.newModel(trained.spec());
    epochs.add(new Epoch(trained.epochs(), model));
    model.setWeights(trained.weights());
    lastSha256 = trained.weights().sha256();
    model.predict(Image.gray(SIDE, SIDE, new byte[SIDE * SIDE])); // refuses another form
  }

  List<Integer> numbers() {
    return epochs.stream().map(Epoch::number).toList();
  }

  /** Whether a model has the weights after the last epoch. */
  boolean endWith(Model model) {
    return model.weights().sha256().equals(lastSha256);
  }

  /** What the network said of a digit after each epoch. */
  List<Look.Epoch> look(Image image) {
    return epochs.stream()
        .map(epoch -> new Look.Epoch(epoch.number(), epoch.model().predict(image).probabilities()))
        .toList();
  }

  @Override
  public void close() {
    Failures failures = new Failures();
    epochs.forEach(epoch -> failures.attempt(epoch.model()::close));
    failures.throwFirst();
  }

  private record Epoch(int number, Model model) {}

  /** What is needed of a checkpoint. */
  private record Trained(int epochs, NetworkSpec spec, Weights weights) {
    static Trained of(CheckpointInfo checkpoint) {
      return new Trained(checkpoint.epochs(), checkpoint.spec(), checkpoint.weights());
    }
  }
}
