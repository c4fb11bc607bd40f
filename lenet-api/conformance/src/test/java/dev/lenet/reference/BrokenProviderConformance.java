package dev.lenet.reference;

import dev.lenet.api.spi.BackendProvider;
import dev.lenet.conformance.ProviderConformance;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules for providers on the wrong one that a configuration parameter names. */
@ExtendWith(ByDefect.class)
class BrokenProviderConformance extends ProviderConformance {
  static final Map<String, Supplier<BackendProvider>> PROVIDERS =
      Map.of(
          "has a name of capital letters", BrokenProviders.OddName::new,
          "is not named in META-INF/services", BrokenProviders.NotListed::new,
          "is not public", BrokenProviders.NotPublic::new,
          "gives no reason", BrokenProviders.NoReason::new,
          "lets others change what is missing", BrokenProviders.ChangingReasons::new,
          "loads its engine when it is made", BrokenProviders.Eager::new,
          "can be opened once only", BrokenProviders.OpenedOnce::new);

  private final BackendProvider provider;

  BrokenProviderConformance(String defect) {
    this.provider = Objects.requireNonNull(PROVIDERS.get(defect)).get();
  }

  @Override
  protected BackendProvider provider() {
    return provider;
  }

  @Override
  protected List<String> enginePackages() {
    boolean eager = provider instanceof BrokenProviders.Eager;
    return List.of(eager ? "dev.lenet.reference.eager" : "dev.lenet.conformance.loops");
  }
}
