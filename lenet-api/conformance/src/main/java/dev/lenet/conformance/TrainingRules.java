package dev.lenet.conformance;

import static dev.lenet.conformance.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.BatchReport;
import dev.lenet.api.Dataset;
import dev.lenet.api.EpochReport;
import dev.lenet.api.Evaluation;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingListener;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.error.DataException;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Rules about training: that it repeats itself, reports what it does, and leaves nothing half done.
 */
abstract class TrainingRules extends BackendRules {
  private static final Dataset DATA = Samples.data(Samples.IMAGES);

  private final NetworkSpec spec = Samples.lenet5();

  TrainingRules(BackendConformance suite) {
    super(suite);
  }

  @Test
  @DisplayName("B30 with the same seed and number of threads gives the same weights, bit for bit")
  void repeatsItself() {
    for (int threads = 1; threads <= 2; threads++) {
      assertArrayEquals(
          trained(spec, threads).toArray(),
          trained(spec, threads).toArray(),
          "weights of a second training, beside the first, with one seed and threads: " + threads);
    }
  }

  @Test
  @DisplayName("B31 with another number of threads gives the same weights up to rounding")
  void threadsChangeOnlyRounding() {
    Weights one = trained(spec, 1);
    for (int threads = 2; threads <= 3; threads++) {
      assertClose(
          one.toArray(),
          trained(spec, threads).toArray(),
          1e-3,
          "If this fails, check that the gradient is the sum over the rows that are given, and no mean");
    }
  }

  @Test
  @DisplayName("B32 with another seed gives other weights")
  void seedsMatter() {
    NetworkSpec other = Samples.withSeed(spec, 43);
    assertNotEquals(
        trained(spec, 1), trained(other, 1), "weights after trainings with seeds 42 and 43");
  }

  @Test
  @DisplayName("B33 learns: what it has seen, it reads")
  void learns() {
    NetworkSpec longer = spec.withTraining(spec.training().toBuilder().epochs(12).build());
    try (Model model = backend().newModel(longer)) {
      backend().newTrainer(longer.training()).train(model, DATA, Samples.threads(2));
      Evaluation evaluation = backend().newEvaluator().evaluate(model, Samples.learnt());
      assertTrue(
          evaluation.accuracy() > 0.9,
          () -> "of the images it has learnt from it reads " + evaluation.accuracy());
    }
  }

  @Test
  @DisplayName("B34 goes on from the model's present weights and changes them in place")
  void goesOnFromPresentWeights() {
    try (Model model = backend().newModel(spec);
        Model other = backend().newModel(spec)) {
      train(model, 1);
      Weights once = model.weights();
      assertNotEquals(Weights.initial(spec), once, "the model's weights after a training");
      train(model, 1);
      assertNotEquals(once, model.weights(), "the model's weights after a second training");
      other.setWeights(once);
      train(other, 1);
      assertEquals(
          model.weights(), other.weights(), "two models trained on from the same present weights");
    }
  }

  @Test
  @DisplayName("B35 reports every batch and epoch in order, with what the model then does")
  void reportsProgress() {
    List<String> heard = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onBatch(BatchReport report) {
            heard.add(report.epoch() + "." + report.batch());
          }

          @Override
          public void onEpoch(EpochReport report) {
            heard.add("epoch " + report.epoch());
          }
        };
    try (Model model = backend().newModel(spec)) {
      TrainingOptions options = TrainingOptions.builder().threads(2).listener(listener).build();
      TrainingReport report = backend().newTrainer(spec.training()).train(model, DATA, options);
      assertEquals(
          List.of(
              "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "epoch 1", //
              "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7", "epoch 2"),
          heard,
          "what a listener heard, batches as epoch.batch");
      assertEquals(2, report.threads(), "the threads reported");
      Evaluation validation = backend().newEvaluator().evaluate(model, Samples.validation());
      assertEquals(
          validation.accuracy(),
          report.kept().validationAccuracy(),
          "the reported accuracy of the validation images");
      Double loss = report.kept().validationLoss();
      assertEquals(
          validation.meanLoss(),
          loss == null ? -1 : loss,
          1e-4,
          "the reported loss of the validation images");
    }
  }

  @Test
  @DisplayName("B36 keeps others away from the model, and lets them back when a listener ends it")
  void locksTheModel() {
    List<String> taken = new ArrayList<>();
    try (Model model = backend().newModel(spec)) {
      Map<String, Runnable> calls =
          Map.of("predict", () -> model.predict(Samples.images(1)), "weights", model::weights);
      TrainingListener listener =
          new TrainingListener() {
            @Override
            public void onBatch(BatchReport report) {
              for (Map.Entry<String, Runnable> call : calls.entrySet()) {
                try {
                  call.getValue().run();
                  taken.add(call.getKey());
                } catch (IllegalStateException e) {
                  // as it should be
                }
              }
              throw new UnsupportedOperationException("enough");
            }
          };
      TrainingOptions options = TrainingOptions.builder().threads(1).listener(listener).build();
      assertThrows(
          UnsupportedOperationException.class,
          () -> backend().newTrainer(spec.training()).train(model, DATA, options),
          "what the listener threw");
      assertEquals(List.of(), taken, "calls that the model took while it was trained");
      assertEquals(
          Weights.initial(spec), model.weights(), "a failed training leaves the old weights");
      assertEquals(1, model.predict(Samples.images(1)).size());
    }
  }

  @Test
  @DisplayName("B37 of two models at once gives each what it gets alone")
  void trainsTwoModelsAtOnce() throws InterruptedException, ExecutionException {
    // with two seeds: else models that are mixed up would look the same
    NetworkSpec other = Samples.withSeed(spec, 43);
    List<Weights> alone = List.of(trained(spec, 1), trained(other, 1));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    CountDownLatch both = new CountDownLatch(2);
    try {
      List<Callable<Weights>> trainings =
          List.of(() -> trainedBeside(spec, both), () -> trainedBeside(other, both));
      List<Future<Weights>> together = threads.invokeAll(trainings);
      for (int i = 0; i < alone.size(); i++) {
        assertArrayEquals(
            alone.get(i).toArray(),
            together.get(i).get().toArray(),
            "weights of a training beside another, and alone");
      }
    } finally {
      threads.shutdown();
    }
  }

  /** Else one training may be over before the other begins. */
  private Weights trainedBeside(NetworkSpec network, CountDownLatch both) {
    TrainingOptions options =
        TrainingOptions.builder().threads(1).listener(new Meeting(both)).build();
    try (Model model = backend().newModel(network)) {
      backend().newTrainer(network.training()).train(model, DATA, options);
      return model.weights();
    } finally {
      both.countDown(); // the other one does not wait for a training that failed
    }
  }

  /** Waits after a training's first batch for the other training's, a minute at most. */
  private static final class Meeting implements TrainingListener {
    private final CountDownLatch both;
    private boolean met;

    Meeting(CountDownLatch both) {
      this.both = both;
    }

    @Override
    public void onBatch(BatchReport report) {
      if (met) {
        return;
      }
      met = true;
      both.countDown();
      try {
        both.await(1, TimeUnit.MINUTES); // no longer: a backend may train one after the other
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  @DisplayName("B38 refuses data that does not fit, before anything changes")
  void refusesDataThatDoesNotFit() {
    byte[] labels = new byte[20];
    labels[3] = 10;
    Dataset elevenClasses = Dataset.of("eleven", DATA.imageShape(), 11, new byte[20 * 784], labels);
    try (Model model = backend().newModel(spec)) {
      for (Dataset wrong : List.of(elevenClasses, DATA.range(0, 10), DATA.range(0, 0))) {
        assertThrows(
            DataException.class,
            () -> backend().newTrainer(spec.training()).train(model, wrong),
            "data that does not fit");
      }
      assertEquals(
          Weights.initial(spec), model.weights(), "weights after a training that was refused");
    }
  }

  private Weights trained(NetworkSpec network, int threads) {
    try (Model model = backend().newModel(network)) {
      backend().newTrainer(network.training()).train(model, DATA, Samples.threads(threads));
      return model.weights();
    }
  }

  private void train(Model model, int threads) {
    backend().newTrainer(spec.training()).train(model, DATA, Samples.threads(threads));
  }
}
