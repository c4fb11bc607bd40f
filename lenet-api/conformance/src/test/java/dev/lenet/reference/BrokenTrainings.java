package dev.lenet.reference;

import dev.lenet.api.Backend;
import dev.lenet.api.BatchReport;
import dev.lenet.api.Dataset;
import dev.lenet.api.EpochReport;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingListener;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.weights.Weights;
import java.util.List;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Backends that bring trainers of their own and get them wrong. */
final class BrokenTrainings {
  private BrokenTrainings() {}

  static List<Broken> all() {
    return List.of(
        Broken.backend("stops after one epoch", OneEpoch::new, "B22", "B33", "B35"),
        Broken.backend(
            "cuts batches into smaller ones for more threads", SmallerBatches::new, "B31", "B35"),
        Broken.backend("begins with initial weights each time", BeginsAnew::new, "B34"),
        Broken.backend(
            "trains a model that nobody sees", TrainsAnother::new, "B22", "B33", "B34", "B35"),
        Broken.backend("counts batches from 0", CountsFromZero::new, "B35"),
        Broken.backend("keeps half-trained weights", KeepsHalf::new, "B36", "B38"),
        Broken.backend("trains one model at a time", OneAtATime::new, "B37"),
        Broken.backend("mixes up two trainings at once", MixesUp::new, "B37"),
        Broken.backend("trains on after a resumed training", Overzealous::new, "B39"));
  }

  private static final class OneEpoch extends WrongBackend {
    OneEpoch(Backend right) {
      super(right);
    }

    @Override
    TrainingReport train(
        TrainingSpec training, Model model, Dataset data, TrainingOptions options) {
      return super.train(training.toBuilder().epochs(1).build(), model, data, options);
    }
  }

  private static final class SmallerBatches extends WrongBackend {
    SmallerBatches(Backend right) {
      super(right);
    }

    @Override
    TrainingReport train(
        TrainingSpec training, Model model, Dataset data, TrainingOptions options) {
      int batchSize = training.batchSize() / options.threads();
      return super.train(training.toBuilder().batchSize(batchSize).build(), model, data, options);
    }
  }

  private static final class BeginsAnew extends WrongBackend {
    BeginsAnew(Backend right) {
      super(right);
    }

    @Override
    TrainingReport train(
        TrainingSpec training, Model model, Dataset data, TrainingOptions options) {
      model.setWeights(Weights.initial(model.spec()));
      return super.train(training, model, data, options);
    }
  }

  private static final class TrainsAnother extends WrongBackend {
    TrainsAnother(Backend right) {
      super(right);
    }

    @Override
    TrainingReport train(
        TrainingSpec training, Model model, Dataset data, TrainingOptions options) {
      Weights before = model.weights();
      TrainingReport report = super.train(training, model, data, options);
      model.setWeights(before);
      return report;
    }
  }

  private static final class CountsFromZero extends WrongBackend {
    CountsFromZero(Backend right) {
      super(right);
    }

    @Override
    TrainingReport train(
        TrainingSpec training, Model model, Dataset data, TrainingOptions options) {
      TrainingOptions.Builder fromZero = TrainingOptions.builder().threads(options.threads());
      options.listeners().forEach(listener -> fromZero.listener(new FromZero(listener)));
      return super.train(training, model, data, fromZero.build());
    }
  }

  private record FromZero(TrainingListener listener) implements TrainingListener {
    @Override
    public void onBatch(BatchReport report) {
      listener.onBatch(new OneLess(report));
    }

    @Override
    public void onEpoch(EpochReport report) {
      listener.onEpoch(report);
    }
  }

  private record OneLess(BatchReport right) implements BatchReport {
    @Override
    public int epoch() {
      return right.epoch();
    }

    @Override
    public int epochs() {
      return right.epochs();
    }

    @Override
    public int batch() {
      return right.batch() - 1;
    }

    @Override
    public int batches() {
      return right.batches();
    }

    @Override
    public double loss() {
      return right.loss();
    }

    @Override
    public double accuracy() {
      return right.accuracy();
    }

    @Override
    public double imagesPerSecond() {
      return right.imagesPerSecond();
    }
  }

  private static final class KeepsHalf extends WrongBackend {
    KeepsHalf(Backend right) {
      super(right);
    }

    @Override
    TrainingReport train(
        TrainingSpec training, Model model, Dataset data, TrainingOptions options) {
      try {
        return super.train(training, model, data, options);
      } catch (IllegalStateException e) {
        throw e;
      } catch (RuntimeException e) {
        model.setWeights(Weights.of(model.spec(), new float[model.spec().parameterCount()]));
        throw e;
      }
    }
  }

  private static final class OneAtATime extends WrongBackend {
    private final AtomicBoolean busy = new AtomicBoolean();

    OneAtATime(Backend right) {
      super(right);
    }

    @Override
    TrainingReport train(
        TrainingSpec training, Model model, Dataset data, TrainingOptions options) {
      if (!busy.compareAndSet(false, true)) {
        throw new IllegalStateException("another model is being trained");
      }
      try {
        return super.train(training, model, data, options);
      } finally {
        busy.set(false);
      }
    }
  }

  /** Two trainings on other threads than the backend's own wait for each other. */
  private static final class MixesUp extends WrongBackend {
    private final Thread owner = Thread.currentThread();
    private final Exchanger<Weights> weights = new Exchanger<>();

    MixesUp(Backend right) {
      super(right);
    }

    @Override
    TrainingReport train(
        TrainingSpec training, Model model, Dataset data, TrainingOptions options) {
      TrainingReport report = super.train(training, model, data, options);
      if (Thread.currentThread() != owner) {
        try {
          model.setWeights(weights.exchange(model.weights(), 1, TimeUnit.MINUTES));
        } catch (InterruptedException | TimeoutException e) {
          throw new IllegalStateException("the other training never ended", e);
        }
      }
      return report;
    }
  }

  private static final class Overzealous extends WrongBackend {
    Overzealous(Backend right) {
      super(right);
    }

    @Override
    TrainingReport train(
        TrainingSpec training, Model model, Dataset data, TrainingOptions options) {
      TrainingReport report = super.train(training, model, data, options);
      if (options.resume()) {
        super.train(training, model, data, TrainingOptions.none());
      }
      return report;
    }
  }
}
