package dev.lenet.conformance;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Datasets;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.spi.BackendProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/**
 * What every backend must do. A backend's test extends it and gives its provider:
 *
 * <pre>{@code
 * class MyBackendConformanceTest extends BackendConformance {
 *   @Override
 *   protected BackendProvider provider() {
 *     return new MyBackendProvider();
 *   }
 * }
 * }</pre>
 *
 * <p>Each rule has a number; {@code conformance.md}, a resource of this package, explains it. If
 * the provider declares a capability missing, the suite leaves out the golden and random networks
 * that need it, and checks that the backend refuses them with the reason (B02). All other rules use
 * LeNet-5: without convolution, average pooling, dense layers and tanh they fail.
 */
public abstract class BackendConformance {
  /** The backend under test. */
  protected abstract BackendProvider provider();

  /** Opens the backend under test, which the suite closes. */
  protected Backend open() {
    return Backends.open(provider());
  }

  /**
   * How far probabilities, logits and gradients may be from the golden values. A backend that
   * overrides this says why: engines that compute in float32 are within 1e-6.
   */
  protected double tolerance() {
    return 1e-5;
  }

  /** MNIST for the last rule; by default from the provider of data sets on the class path. */
  protected TrainTestSplit mnist() {
    return Datasets.load("mnist");
  }

  @Nested
  @DisplayName("The backend")
  class TheBackend extends LifecycleRules {
    TheBackend() {
      super(BackendConformance.this);
    }
  }

  @Nested
  @Tag("memory")
  @DisplayName("Its memory")
  class ItsMemory extends MemoryRules {
    ItsMemory() {
      super(BackendConformance.this);
    }
  }

  @Nested
  @DisplayName("Its threads")
  class ItsThreads extends ConcurrencyRules {
    ItsThreads() {
      super(BackendConformance.this);
    }
  }

  @Nested
  @DisplayName("A network")
  class ANetwork extends NetworkRules {
    ANetwork() {
      super(BackendConformance.this);
    }
  }

  @Nested
  @DisplayName("Any network")
  class AnyNetwork extends RandomSpecRules {
    AnyNetwork() {
      super(BackendConformance.this);
    }
  }

  @Nested
  @DisplayName("A model")
  class AModel extends ModelRules {
    AModel() {
      super(BackendConformance.this);
    }
  }

  @Nested
  @DisplayName("Training")
  class Training extends TrainingRules {
    Training() {
      super(BackendConformance.this);
    }
  }

  @Nested
  @DisplayName("A training")
  class ATraining extends CheckpointRules {
    ATraining() {
      super(BackendConformance.this);
    }
  }

  @Nested
  @Tag("mnist")
  @DisplayName("On MNIST")
  class OnMnist extends MnistRules {
    OnMnist() {
      super(BackendConformance.this);
    }
  }
}
