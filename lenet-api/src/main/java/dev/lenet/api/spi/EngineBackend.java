package dev.lenet.api.spi;

import dev.lenet.api.Backend;
import dev.lenet.api.BackendInfo;
import dev.lenet.api.Backends;
import dev.lenet.api.Evaluator;
import dev.lenet.api.Model;
import dev.lenet.api.Trainer;
import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spec.Capability;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.api.weights.Weights;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * The base of a backend: over the engine's {@link Network} it provides models that predict from
 * many threads, the one training loop, and the evaluator. A backend overrides what its engine does
 * better.
 */
public abstract class EngineBackend implements Backend {
  /** More replicas than this cut a usual batch into slices too thin to be worth a thread. */
  private static final int MOST_DEFAULT_THREADS = 4;

  private final BackendInfo info;
  private final Map<Capability, String> missing;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * A backend whose engine is running.
   *
   * @param missing what {@link BackendProvider#missingCapabilities} says
   */
  protected EngineBackend(BackendInfo info, Map<Capability, String> missing) {
    this.info = info;
    this.missing = Map.copyOf(missing);
  }

  /**
   * Builds a network on the engine; its weights are undefined until {@link Network#setWeights}.
   *
   * @param spec valid, and asking nothing that the provider declares as missing
   */
  public abstract Network newNetwork(NetworkSpec spec);

  /** Releases what the engine's side of the backend holds; called once. */
  protected void closeEngine() {}

  @Override
  public BackendInfo info() {
    return info;
  }

  @Override
  public Model newModel(NetworkSpec spec) {
    return newModel(spec, Weights.initial(spec));
  }

  @Override
  public Model newModel(ModelFile file) {
    return newModel(file.spec(), file.weights());
  }

  private Model newModel(NetworkSpec spec, Weights weights) {
    requireOpen();
    requireCapabilities(spec);
    return new PooledModel(this, spec, weights.toArray());
  }

  @Override
  public Trainer newTrainer(TrainingSpec training) {
    int processors = Runtime.getRuntime().availableProcessors();
    return newTrainer(training, Math.min(processors, MOST_DEFAULT_THREADS));
  }

  @Override
  public Trainer newTrainer(TrainingSpec training, int threads) {
    requireOpen();
    if (threads < 1) {
      throw new IllegalArgumentException("Training takes at least 1 thread, not " + threads);
    }
    return new LoopTrainer(this, training, threads);
  }

  @Override
  public Evaluator newEvaluator() {
    requireOpen();
    return new ModelEvaluator();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      closeEngine();
    }
  }

  final void requireOpen() {
    if (closed.get()) {
      throw new IllegalStateException("The backend '" + info.name() + "' is closed");
    }
  }

  private void requireCapabilities(NetworkSpec spec) {
    Set<Capability> required = Capability.requiredBy(spec);
    String lacking =
        required.stream()
            .filter(missing::containsKey)
            .map(capability -> capability + " (" + missing.get(capability) + ")")
            .collect(Collectors.joining(", "));
    if (!lacking.isEmpty()) {
      throw new BackendException(
          ErrorCode.BACKEND_CAPABILITY,
          "The network '%s' needs what the backend '%s' cannot do: %s; backends here that can: %s"
              .formatted(spec.name(), info.name(), lacking, Backends.capableOf(spec)));
    }
  }
}
