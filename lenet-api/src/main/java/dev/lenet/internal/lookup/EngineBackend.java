package dev.lenet.internal.lookup;

import dev.lenet.api.Backend;
import dev.lenet.api.BackendInfo;
import dev.lenet.api.Evaluator;
import dev.lenet.api.Model;
import dev.lenet.api.Trainer;
import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.spi.Capability;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.internal.engine.OpenEngine;
import dev.lenet.internal.prediction.ModelEvaluator;
import dev.lenet.internal.prediction.PooledModel;
import dev.lenet.internal.training.LoopTrainer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The only implementation of {@link Backend}, for any engine. Its models, trainers and evaluators
 * are the library's.
 */
final class EngineBackend implements Backend {
  private final OpenEngine engine;
  private final Map<Capability, String> missing;
  private final Function<NetworkSpec, List<String>> capable;

  /**
   * Takes a running engine.
   *
   * @param capable names backends that can compute a network
   */
  EngineBackend(
      BackendProvider provider, OpenEngine engine, Function<NetworkSpec, List<String>> capable) {
    this.engine = engine;
    this.missing = Map.copyOf(provider.missingCapabilities());
    this.capable = capable;
  }

  @Override
  public BackendInfo info() {
    return engine.info();
  }

  @Override
  public Model newModel(NetworkSpec spec) {
    requireCapabilities(spec);
    return PooledModel.initial(engine, spec);
  }

  @Override
  public Model newModel(ModelFile file) {
    return newModel(file.spec(), file);
  }

  @Override
  public Model newModel(NetworkSpec spec, ModelFile file) {
    requireCapabilities(spec);
    file.requireNetwork(spec, "The model file");
    return PooledModel.of(engine, spec, file);
  }

  @Override
  public Trainer newTrainer(TrainingSpec training) {
    engine.requireOpen();
    return new LoopTrainer(engine, training);
  }

  @Override
  public Evaluator newEvaluator() {
    engine.requireOpen();
    return new ModelEvaluator();
  }

  @Override
  public void close() {
    engine.close();
  }

  @Override
  public String toString() {
    BackendInfo info = info();
    return "%s: %s %s on %s, native binary %s"
        .formatted(info.name(), info.engine(), info.version(), info.device(), info.nativeBinary());
  }

  private void requireCapabilities(NetworkSpec spec) {
    engine.requireOpen();
    Set<Capability> required = Capability.requiredBy(spec);
    String lacking =
        required.stream()
            .filter(missing::containsKey)
            .map(capability -> capability + " (" + missing.get(capability) + ")")
            .collect(Collectors.joining(", "));
    if (!lacking.isEmpty()) {
      throw new BackendException(
          ErrorCode.BACKEND_CAPABILITY,
          "The network '%s' needs something that the backend '%s' cannot do: %s. Backends on the class path that can: %s"
              .formatted(spec.name(), info().name(), lacking, capable.apply(spec)));
    }
  }
}
