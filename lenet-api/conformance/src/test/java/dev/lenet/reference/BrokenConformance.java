package dev.lenet.reference;

import dev.lenet.api.Backend;
import dev.lenet.api.spi.BackendProvider;
import dev.lenet.conformance.BackendConformance;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;

/** The suite's rules on the wrong backend that a configuration parameter names. */
@ExtendWith(ByDefect.class)
class BrokenConformance extends BackendConformance {
  private final Broken broken;
  private final BackendProvider provider;

  BrokenConformance(String defect) {
    this.broken =
        backends().stream()
            .filter(candidate -> candidate.defect().equals(defect))
            .findFirst()
            .orElseThrow();
    this.provider = broken.provider().get();
  }

  static List<Broken> backends() {
    return Stream.of(networks(), aroundNetworks()).flatMap(List::stream).toList();
  }

  /** Those whose networks compute something else, or remember what they should not. */
  static List<Broken> networks() {
    return Stream.of(BrokenNumbers.all(), BrokenCalls.all()).flatMap(List::stream).toList();
  }

  /** Those that get wrong what is around a network. */
  static List<Broken> aroundNetworks() {
    return Stream.of(BrokenModels.all(), BrokenTrainings.all(), BrokenLifecycles.all())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  protected BackendProvider provider() {
    return provider;
  }

  @Override
  protected Backend open() {
    return broken.disguise().apply(super.open());
  }
}
