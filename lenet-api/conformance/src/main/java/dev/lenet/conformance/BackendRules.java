package dev.lenet.conformance;

import static org.junit.jupiter.api.Assertions.fail;

import dev.lenet.api.Backend;
import dev.lenet.api.spec.Capability;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.spi.EngineBackend;
import dev.lenet.api.spi.Network;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** One group of the rules for backends; each test has a backend of its own. */
@ExtendWith(NamedFailures.class)
abstract class BackendRules {
  private BackendConformance suite;
  private Backend backend;

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
    backend = provider().open();
  }

  @AfterEach
  final void closeBackend() {
    backend.close();
  }

  final Backend backend() {
    return backend;
  }

  /** A bare network; the caller closes it. */
  final Network newNetwork(NetworkSpec spec) {
    return engine().newNetwork(spec);
  }

  final EngineBackend engine() {
    if (backend instanceof EngineBackend engine) {
      return engine;
    }
    return fail("Backends extend EngineBackend; this one is " + backend.getClass());
  }

  /** Whether the provider declares nothing missing that the network needs. */
  final boolean isCapableOf(NetworkSpec spec) {
    return Collections.disjoint(
        provider().missingCapabilities().keySet(), Capability.requiredBy(spec));
  }
}
