package dev.lenet.conformance;

import dev.lenet.api.Backend;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.spi.Capability;
import dev.lenet.api.spi.Engine;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.internal.engine.SpecNetworks;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * One group of the rules for backends. Each test has a backend and an engine of its own, which are
 * opened when it first asks for them.
 */
@ExtendWith(NamedFailures.class)
abstract class BackendRules {
  private final BackendConformance suite;
  private @Nullable Backend backend;
  private @Nullable Engine engine;

  BackendRules(BackendConformance suite) {
    this.suite = suite;
  }

  final BackendProvider provider() {
    return suite.provider();
  }

  final double tolerance() {
    return suite.tolerance();
  }

  /** Beside the largest value, or 1: float32 knows large numbers less exactly. */
  final double tolerance(float[] expected) {
    double largest = 1;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    return tolerance() * largest;
  }

  @AfterEach
  final void close() {
    Backend openedBackend = backend;
    Engine openedEngine = engine;
    backend = null;
    engine = null;
    if (openedBackend != null) {
      openedBackend.close();
    }
    if (openedEngine != null) {
      openedEngine.close();
    }
  }

  /** Another one; the caller closes it. */
  final Backend openAnother() {
    return suite.open();
  }

  final Backend backend() {
    Backend opened = backend;
    if (opened == null) {
      opened = suite.open();
      backend = opened;
    }
    return opened;
  }

  /** A bare network that takes the spec's weights; the caller closes it. */
  final Network newNetwork(NetworkSpec spec) {
    return SpecNetworks.of(spec, this::newNetwork);
  }

  /** One of the layers up to the given one; the caller closes it. */
  final Network newNetwork(NetworkSpec spec, String layer) {
    return SpecNetworks.upTo(spec, layer, this::newNetwork);
  }

  private Network newNetwork(NetworkPlan plan) {
    Engine opened = engine;
    if (opened == null) {
      opened = provider().open();
      engine = opened;
    }
    return opened.newNetwork(plan);
  }

  /** Whether the provider declares nothing missing that the network needs. */
  final boolean isCapableOf(NetworkSpec spec) {
    return Collections.disjoint(
        provider().missingCapabilities().keySet(), Capability.requiredBy(spec));
  }
}
