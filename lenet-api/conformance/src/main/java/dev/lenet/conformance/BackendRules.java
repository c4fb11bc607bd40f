package dev.lenet.conformance;

import dev.lenet.api.Backend;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.spi.Capability;
import dev.lenet.api.spi.Engine;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** One group of the rules for backends; each test has a backend of its own. */
@ExtendWith(NamedFailures.class)
abstract class BackendRules {
  private BackendConformance suite;
  private Backend backend;
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

  @BeforeEach
  final void openBackend() {
    backend = suite.open();
  }

  @AfterEach
  final void closeBackend() {
    backend.close();
    if (engine != null) {
      engine.close();
      engine = null;
    }
  }

  /** Another one; the caller closes it. */
  final Backend openAnother() {
    return suite.open();
  }

  final Backend backend() {
    return backend;
  }

  /** A bare network; the caller closes it. */
  final Network newNetwork(NetworkSpec spec) {
    return newNetwork(NetworkPlan.of(spec));
  }

  /** A bare network; the caller closes it. */
  final Network newNetwork(NetworkPlan plan) {
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
