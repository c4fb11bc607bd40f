package dev.lenet.reference;

import dev.lenet.api.BackendInfo;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spi.Network;
import dev.lenet.conformance.loops.Formulas;
import dev.lenet.internal.lookup.EngineBackend;
import java.util.Map;

/** Networks of plain loops. */
final class ReferenceBackend extends EngineBackend {
  static final BackendInfo INFO =
      new BackendInfo(ReferenceBackendProvider.NAME, "plain Java", "1", "cpu", "none");

  ReferenceBackend() {
    super(INFO, Map.of());
  }

  @Override
  public Network newNetwork(NetworkSpec spec) {
    return new ReferenceNetwork(spec, new Formulas());
  }
}
