package dev.lenet.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.lenet.api.BatchReport;
import dev.lenet.api.Dataset;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingListener;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.spec.NetworkSpec;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The rule about predictions of many threads beside a training. */
abstract class ConcurrencyRules extends BackendRules {
  private static final int THREADS = 16;
  private static final int IMAGES = 16;

  /** How often each thread predicts, at least; more for a night. */
  private static final int PREDICTIONS = Integer.getInteger("lenet.conformance.predictions", 80);

  private static final int ROUNDS = Math.max(1, (PREDICTIONS + IMAGES - 1) / IMAGES);
  private static final Dataset DATA = Samples.data(Samples.IMAGES);

  private final NetworkSpec spec = Samples.lenet5();
  private final CountDownLatch training = new CountDownLatch(1);
  private final CountDownLatch predicting = new CountDownLatch(THREADS);
  private final AtomicBoolean over = new AtomicBoolean();

  ConcurrencyRules(BackendConformance suite) {
    super(suite);
  }

  @Test
  @DisplayName("B09 gives predictions of many threads and a training at once what each gives alone")
  void predictsAndTrainsAtOnce(TestReporter reporter)
      throws InterruptedException, ExecutionException {
    long start = System.nanoTime();
    float[] trainedAlone = trained(Samples.threads(1));
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Model model = backend().newModel(spec)) {
      Callers callers = new Callers(model, Samples.images(IMAGES), THREADS);
      float[] predictedAlone = callers.alone();
      Future<Integer> trainings = thread.submit(() -> trainUntilOver(trainedAlone));
      training.await();
      callers.assertEachGets(
          predictedAlone,
          ROUNDS,
          predicting,
          "probabilities that one of " + THREADS + " threads got while another model was trained");
      over.set(true);
      reporter.publishEntry(
          "B09, " + backend().info().nativeBinary(),
          "%d threads, %d predictions each, beside %d trainings; %.0f s"
              .formatted(
                  THREADS, ROUNDS * IMAGES, trainings.get(), (System.nanoTime() - start) / 1e9));
    } finally {
      over.set(true);
      thread.shutdown();
    }
  }

  /** Trains one new model after another, at least one. Returns how many. */
  private int trainUntilOver(float[] alone) {
    TrainingOptions options =
        TrainingOptions.builder().threads(1).listener(new FirstBatch()).build();
    int trainings = 0;
    try {
      do {
        assertArrayEquals(
            alone, trained(options), "weights of a training beside predictions, and alone");
        trainings++;
      } while (!over.get());
    } finally {
      training.countDown(); // nobody waits for a training that failed
    }
    return trainings;
  }

  private float[] trained(TrainingOptions options) {
    try (Model model = backend().newModel(spec)) {
      backend().newTrainer(spec.training()).train(model, DATA, options);
      return model.weights().toArray();
    }
  }

  /** Keeps the first training from ending before every thread has predicted, a minute at most. */
  private final class FirstBatch implements TrainingListener {
    private boolean seen;

    @Override
    public void onBatch(BatchReport report) {
      if (seen) {
        return;
      }
      seen = true;
      training.countDown();
      try {
        // no longer: a backend of its own may keep predictions waiting until a training ends
        predicting.await(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
