package dev.lenet.api;

import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spec.Capability;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spi.BackendProvider;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Chooses among the backends present, and says what there is when it cannot. */
final class BackendLookup {
  private final List<BackendProvider> providers;
  private final BackendChoice choice;

  BackendLookup(List<BackendProvider> providers, BackendChoice choice) {
    this.providers = providers;
    this.choice = choice;
  }

  static BackendLookup ofThisJvm() {
    return new BackendLookup(Providers.find(BackendProvider.class), BackendChoice.ofThisJvm());
  }

  List<String> names() {
    return providers.stream().map(BackendProvider::name).sorted().distinct().toList();
  }

  List<String> capableOf(NetworkSpec spec) {
    var required = Capability.requiredBy(spec);
    return providers.stream()
        .filter(p -> Collections.disjoint(p.missingCapabilities().keySet(), required))
        .map(BackendProvider::name)
        .sorted()
        .toList();
  }

  Backend open() {
    BackendChoice.Chosen chosen = choice.find();
    if (chosen != null) {
      return open(chosen.name(), " (chosen by " + chosen.source() + ")");
    }
    if (providers.isEmpty()) {
      throw none("A backend was asked for");
    }
    if (names().size() > 1) {
      throw new BackendException(
          ErrorCode.BACKEND_AMBIGUOUS,
          "Several backends are on the class path and nothing chooses one: %s. Name one in Backends.open, %s"
              .formatted(String.join(", ", names()), BackendChoice.PLACES));
    }
    return open(names().get(0));
  }

  Backend open(String name) {
    return open(name, "");
  }

  private Backend open(String name, String chosenBy) {
    String asked = "The backend '" + name + "'" + chosenBy + " was asked for";
    if (providers.isEmpty()) {
      throw none(asked);
    }
    List<BackendProvider> named = providers.stream().filter(p -> p.name().equals(name)).toList();
    if (named.isEmpty()) {
      throw new BackendException(
          ErrorCode.BACKEND_UNKNOWN,
          "%s, but the class path has only: %s. Choose one of these, or add dev.lenet:lenet-backend-%s"
              .formatted(asked, String.join(", ", names()), name));
    }
    if (named.size() > 1) {
      throw new BackendException(
          ErrorCode.BACKEND_AMBIGUOUS,
          "%s, but several on the class path have that name: %s. Leave one"
              .formatted(
                  asked,
                  named.stream()
                      .map(p -> p.getClass().getName())
                      .collect(Collectors.joining(", "))));
    }
    return start(named.get(0));
  }

  private Backend start(BackendProvider provider) {
    try {
      return provider.open();
    } catch (BackendException e) {
      if (e.code() != ErrorCode.BACKEND_UNAVAILABLE) {
        throw e;
      }
      throw new BackendException(
          ErrorCode.BACKEND_UNAVAILABLE,
          "%s. Backends on the class path: %s".formatted(e.reason(), String.join(", ", names())),
          e);
    }
  }

  private static BackendException none(String asked) {
    return new BackendException(
        ErrorCode.BACKEND_NONE,
        asked
            + ", but none is on the class path. Add dev.lenet:lenet-backend-djl (PyTorch) or dev.lenet:lenet-backend-dl4j (Deeplearning4j)");
  }
}
