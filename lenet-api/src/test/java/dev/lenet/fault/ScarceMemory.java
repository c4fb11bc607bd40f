package dev.lenet.fault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.Dataset;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.Prediction;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.Weights;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Makes a model, predicts, and trains, while there is room for hardly any native memory: first for
 * none, then for a little more, and so on until each of the three has succeeded. So the first
 * allocation fails, and later each of the others.
 */
public final class ScarceMemory {
  /** What the failures are written as if each of the three failed at least once. */
  public static final String EACH_FAILED =
      "Failures\\[making=[1-9]\\d*, predicting=[1-9]\\d*, training=[1-9]\\d*]";

  /** What may be left behind by all failures together: a network's weights are five times that. */
  private static final long FEW_BYTES = 50_000;

  private static final long MOST_SECONDS = 60;
  private static final long PAUSE_MILLIS = 20;
  private static final Shape SHAPE = new Shape(1, 28, 28);
  private static final int CLASSES = 10;
  private static final int IMAGES = 14;

  private final Backend backend;
  private final Supply supply;
  private final long step;
  private final NetworkSpec spec = spec();
  private final Dataset data = data();

  /** The memory that a backend takes for its networks. */
  public interface Supply {
    /** How many bytes are in use. */
    long used();

    /** Takes what there is, so that room for that many bytes is left; closing it gives it back. */
    Taken leave(long room);
  }

  /** Memory that others cannot have. */
  public interface Taken extends AutoCloseable {
    @Override
    void close();
  }

  /** How often making a model failed, a prediction, and a training. */
  public record Failures(int making, int predicting, int training) {}

  /**
   * With a backend, which the caller closes.
   *
   * @param step by how many bytes the room grows
   */
  public ScarceMemory(Backend backend, Supply supply, long step) {
    this.backend = backend;
    this.supply = supply;
    this.step = step;
  }

  /**
   * Fails if something fails for another reason, if a model then computes otherwise than before, or
   * if memory is lost.
   */
  public Failures strike() {
    float[] predicted;
    Weights trained;
    try (Model model = backend.newModel(spec)) {
      predicted = predict(model);
      train(model);
      trained = model.weights();
    }
    long before = supply.used();
    Failures failures =
        new Failures(
            untilItSucceeds(this::makes),
            untilItSucceeds(room -> predicts(room, predicted)),
            untilItSucceeds(room -> trains(room, trained)));
    long lost = lostSince(before);
    assertTrue(lost < FEW_BYTES, () -> lost + " bytes are lost after " + failures);
    return failures;
  }

  /** An engine's own thread may release memory, after a collection: a busy machine lets it wait. */
  private long lostSince(long before) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    long lost = supply.used() - before;
    while (lost >= FEW_BYTES && System.nanoTime() < end) {
      System.gc();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
      lost = supply.used() - before;
    }
    return lost;
  }

  private int untilItSucceeds(Attempt attempt) {
    int failures = 0;
    while (!attempt.succeeds(failures * step)) {
      failures++;
    }
    return failures;
  }

  private boolean makes(long room) {
    return succeeds(room, () -> backend.newModel(spec).close());
  }

  /** The model answers afterwards, whether it could or not. */
  private boolean predicts(long room, float[] expected) {
    try (Model model = backend.newModel(spec)) {
      boolean succeeded = succeeds(room, () -> assertArrayEquals(expected, predict(model)));
      assertArrayEquals(expected, predict(model), "answers afterwards");
      return succeeded;
    }
  }

  /** The model keeps its old weights, and learns afterwards what it would have learnt. */
  private boolean trains(long room, Weights expected) {
    try (Model model = backend.newModel(spec)) {
      boolean succeeded = succeeds(room, () -> train(model));
      if (!succeeded) {
        assertEquals(Weights.initial(spec), model.weights(), "weights after a failed training");
        train(model);
      }
      assertEquals(expected, model.weights());
      return succeeded;
    }
  }

  private boolean succeeds(long room, Runnable work) {
    Taken taken = supply.leave(room);
    try (taken) {
      work.run();
      return true;
    } catch (OutOfMemoryError e) {
      return false;
    } catch (BackendException e) {
      assertEquals(ErrorCode.BACKEND_FAILED, e.code(), e::reason);
      assertTrue(e.reason().contains("'" + backend.info().name() + "'"), e::reason);
      return false;
    }
  }

  private float[] predict(Model model) {
    List<Image> images = Stream.of(0, 1, 2).map(data::image).toList();
    float[] all = new float[images.size() * spec.classes()];
    int at = 0;
    for (Prediction prediction : model.predict(images)) {
      System.arraycopy(prediction.probabilities(), 0, all, at, spec.classes());
      at += spec.classes();
    }
    return all;
  }

  private void train(Model model) {
    backend
        .newTrainer(spec.training())
        .train(model, data, TrainingOptions.builder().threads(2).build());
  }

  private static NetworkSpec spec() {
    NetworkSpec spec = Specs.recipe("lenet5");
    return spec.withTraining(
        spec.training().toBuilder().batchSize(4).epochs(1).validation(5).build());
  }

  private static Dataset data() {
    Random random = new Random(3);
    byte[] pixels = new byte[IMAGES * SHAPE.size()];
    random.nextBytes(pixels);
    byte[] labels = new byte[IMAGES];
    for (int i = 0; i < IMAGES; i++) {
      labels[i] = (byte) (i % CLASSES);
    }
    return Dataset.of("noise", SHAPE, CLASSES, pixels, labels);
  }

  private interface Attempt {
    boolean succeeds(long room);
  }
}
