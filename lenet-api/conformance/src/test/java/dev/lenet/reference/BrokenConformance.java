package dev.lenet.reference;

import dev.lenet.api.spi.BackendProvider;
import dev.lenet.conformance.BackendConformance;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The suite's rules on the wrong backend that a configuration parameter names. */
@ExtendWith(BrokenConformance.ByDefect.class)
class BrokenConformance extends BackendConformance {
  static final String DEFECT = "dev.lenet.reference.defect";

  private final BackendProvider provider;

  BrokenConformance(Broken broken) {
    this.provider = broken.provider().get();
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

  static final class ByDefect implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Broken.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      String defect = context.getConfigurationParameter(DEFECT).orElseThrow();
      return backends().stream()
          .filter(broken -> broken.defect().equals(defect))
          .findFirst()
          .orElseThrow();
    }
  }
}
