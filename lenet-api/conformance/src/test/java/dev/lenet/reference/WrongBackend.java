package dev.lenet.reference;

import dev.lenet.api.Checkpoints;
import dev.lenet.api.Dataset;
import dev.lenet.api.Model;
import dev.lenet.api.Trainer;
import dev.lenet.api.TrainingListener;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.spi.Network;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.conformance.loops.Formulas;
import dev.lenet.internal.lookup.EngineBackend;
import java.util.Map;

/** The reference backend, to be made wrong in one place. */
class WrongBackend extends EngineBackend {
  WrongBackend() {
    super(ReferenceBackend.INFO, Map.of());
  }

  @Override
  public final Network newNetwork(NetworkSpec spec) {
    return wrong(spec, new ReferenceNetwork(spec, formulas()));
  }

  @Override
  public Model newModel(NetworkSpec spec) {
    return wrong(super.newModel(spec));
  }

  @Override
  public final Model newModel(ModelFile file) {
    return wrong(super.newModel(file));
  }

  @Override
  public final Trainer newTrainer(TrainingSpec training, int threads) {
    return new WrongTrainer(this, rightTrainer(training, threads));
  }

  Formulas formulas() {
    return new Formulas();
  }

  Network wrong(NetworkSpec spec, Network right) {
    return right;
  }

  Model wrong(Model right) {
    return right;
  }

  Trainer rightTrainer(TrainingSpec training, int threads) {
    return super.newTrainer(training, threads);
  }

  TrainingReport wrong(Trainer right, Model model, Dataset data, TrainingListener... listeners) {
    return right.train(WrongModel.right(model), data, listeners);
  }

  TrainingReport wrongResume(
      Trainer right,
      Model model,
      Dataset data,
      Checkpoints checkpoints,
      TrainingListener... listeners) {
    return right.resume(WrongModel.right(model), data, checkpoints, listeners);
  }
}
