package dev.lenet.reference;

import dev.lenet.api.BatchReport;
import dev.lenet.api.Dataset;
import dev.lenet.api.EpochReport;
import dev.lenet.api.Model;
import dev.lenet.api.Trainer;
import dev.lenet.api.TrainingListener;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.weights.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Backends that bring trainers of their own and get them wrong. */
final class BrokenTrainings {
  private BrokenTrainings() {}

  static List<Broken> all() {
    return List.of(
        trainer("stops after one epoch", OneEpoch::new, "B33", "B35"),
        trainer(
            "cuts batches into smaller ones for more threads", SmallerBatches::new, "B31", "B35"),
        trainer("begins with initial weights each time", BeginsAnew::new, "B34"),
        trainer("trains a model that nobody sees", TrainsAnother::new, "B33", "B34", "B35"),
        trainer("counts batches from 0", CountsFromZero::new, "B35"),
        trainer("keeps half-trained weights", KeepsHalf::new, "B36", "B38"),
        trainer("trains one model at a time", OneAtATime::new, "B37"),
        Broken.that("trains on after a resumed training", OverzealousBackendProvider::new, "B39"));
  }

  private static Broken trainer(String defect, Supplier<WrongBackend> backend, String... rules) {
    return Broken.that(defect, () -> WrongProvider.of(backend::get), rules);
  }

  private static final class OneEpoch extends WrongBackend {
    @Override
    Trainer rightTrainer(TrainingSpec training, int threads) {
      return super.rightTrainer(training.withEpochs(1), threads);
    }
  }

  private static final class SmallerBatches extends WrongBackend {
    @Override
    Trainer rightTrainer(TrainingSpec training, int threads) {
      TrainingSpec smaller =
          new TrainingSpec(
              training.optimizer(),
              training.schedule(),
              training.loss(),
              training.batchSize() / threads,
              training.epochs(),
              training.seed(),
              training.validation(),
              training.patience(),
              training.augmentation());
      return super.rightTrainer(smaller, threads);
    }
  }

  private static final class BeginsAnew extends WrongBackend {
    @Override
    TrainingReport wrong(Trainer right, Model model, Dataset data, TrainingListener... listeners) {
      model.setWeights(Weights.initial(model.spec()));
      return super.wrong(right, model, data, listeners);
    }
  }

  private static final class TrainsAnother extends WrongBackend {
    @Override
    TrainingReport wrong(Trainer right, Model model, Dataset data, TrainingListener... listeners) {
      Weights before = model.weights();
      TrainingReport report = super.wrong(right, model, data, listeners);
      model.setWeights(before);
      return report;
    }
  }

  private static final class CountsFromZero extends WrongBackend {
    @Override
    TrainingReport wrong(Trainer right, Model model, Dataset data, TrainingListener... listeners) {
      return super.wrong(
          right,
          model,
          data,
          Arrays.stream(listeners).map(FromZero::new).toArray(TrainingListener[]::new));
    }
  }

  private record FromZero(TrainingListener listener) implements TrainingListener {
    @Override
    public void onBatch(BatchReport report) {
      listener.onBatch(
          new BatchReport(
              report.epoch(),
              report.epochs(),
              report.batch() - 1,
              report.batches(),
              report.loss(),
              report.accuracy(),
              report.imagesPerSecond()));
    }

    @Override
    public void onEpoch(EpochReport report) {
      listener.onEpoch(report);
    }
  }

  private static final class KeepsHalf extends WrongBackend {
    @Override
    TrainingReport wrong(Trainer right, Model model, Dataset data, TrainingListener... listeners) {
      try {
        return super.wrong(right, model, data, listeners);
      } catch (IllegalStateException e) {
        throw e;
      } catch (RuntimeException e) {
        model.setWeights(Weights.of(model.spec(), new float[model.spec().parameterCount()]));
        throw e;
      }
    }
  }

  private static final class OneAtATime extends WrongBackend {
    private final AtomicBoolean training = new AtomicBoolean();

    @Override
    TrainingReport wrong(Trainer right, Model model, Dataset data, TrainingListener... listeners) {
      if (!training.compareAndSet(false, true)) {
        throw new IllegalStateException("another model is being trained");
      }
      try {
        return super.wrong(right, model, data, listeners);
      } finally {
        training.set(false);
      }
    }
  }
}
