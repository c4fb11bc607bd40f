package dev.lenet.reference;

import dev.lenet.api.spi.BackendProvider;
import dev.lenet.conformance.BackendConformance;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;

/** The suite's rules on the wrong backend that a configuration parameter names. */
@ExtendWith(ByDefect.class)
class BrokenConformance extends BackendConformance {
  private final BackendProvider provider;

  BrokenConformance(String defect) {
    this.provider =
        backends().stream()
            .filter(broken -> broken.defect().equals(defect))
            .findFirst()
            .orElseThrow()
            .provider()
            .get();
  }

  static List<Broken> backends() {
    return Stream.of(
            BrokenNumbers.all(),
            BrokenCalls.all(),
            BrokenModels.all(),
            BrokenTrainings.all(),
            BrokenLifecycles.all())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  protected BackendProvider provider() {
    return provider;
  }
}
