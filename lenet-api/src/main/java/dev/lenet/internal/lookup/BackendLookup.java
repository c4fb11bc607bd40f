package dev.lenet.internal.lookup;

import dev.lenet.api.Backend;
import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.LenetException;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.spi.Capability;
import dev.lenet.api.spi.Engine;
import dev.lenet.internal.engine.EngineCalls;
import dev.lenet.internal.engine.OpenEngine;
import dev.lenet.internal.file.FileReason;
import dev.lenet.internal.text.Foreign;
import dev.lenet.internal.thread.Failures;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Opens one of the backends on the class path. If it cannot, the message says which backends exist.
 */
public final class BackendLookup {
  private static final String DJL = "dev.lenet:lenet-backend-djl (PyTorch)";
  private static final String DL4J = "dev.lenet:lenet-backend-dl4j (Deeplearning4j)";

  /** The backends that this project publishes, each with the artifact to add. */
  private static final Map<String, String> PUBLISHED = Map.of("djl", DJL, "dl4j", DL4J);

  private static final List<String> PUBLISHED_PROVIDERS =
      List.of(
          "dev.lenet.backend.djl.DjlBackendProvider", "dev.lenet.backend.dl4j.Dl4jBackendProvider");

  private final Providers<BackendProvider> providers;
  private final BackendChoice choice;

  BackendLookup(Providers<BackendProvider> providers, BackendChoice choice) {
    this.providers = providers;
    this.choice = choice;
  }

  /** The backends that this thread's class loaders find, and the configuration of this process. */
  public static BackendLookup ofThisJvm() {
    return new BackendLookup(
        Providers.find(BackendProvider.class, BackendLookup::nameOf), BackendChoice.ofThisJvm());
  }

  private static String nameOf(BackendProvider provider) {
    Objects.requireNonNull(provider.missingCapabilities(), "missingCapabilities() is null");
    boolean ignored = provider.isFallback();
    return provider.name();
  }

  /** Names of the backends on the class path, sorted. */
  public List<String> names() {
    return providers.names();
  }

  /** A sentence for each provider that cannot be used. */
  public List<String> broken() {
    return List.copyOf(providers.broken().keySet());
  }

  /** Names of the backends on the class path that can compute a network, sorted. */
  public List<String> capableOf(NetworkSpec spec) {
    var required = Capability.requiredBy(spec);
    return providers.names(
        provider -> Collections.disjoint(provider.missingCapabilities().keySet(), required));
  }

  /** Opens the backend that the configuration chooses, or else the class path. */
  public Backend open() {
    Taken taken = taken();
    return start(taken.name(), taken.provider());
  }

  /** A sentence that says which backend {@link #open()} would open, and why. */
  public String choice() {
    try {
      Taken taken = taken();
      return Foreign.text(taken.name()) + ", " + taken.reason();
    } catch (BackendException e) {
      return e.reason();
    }
  }

  private Taken taken() {
    BackendChoice.Found configured = choice.find();
    BackendChoice.Chosen chosen = configured.chosen();
    if (chosen != null) {
      return taken(
          chosen.name(),
          "chosen by " + chosen.source(),
          " (chosen by %s)".formatted(chosen.source()));
    }
    if (names().isEmpty()) {
      throw none("No backend");
    }
    List<String> modules = providers.names(provider -> !provider.isFallback());
    if (modules.isEmpty() || !unnamed().isEmpty()) {
      requireNoBrokenModule();
    }
    List<String> candidates = modules.isEmpty() ? names() : modules;
    if (candidates.size() > 1) {
      throw new BackendException(
          ErrorCode.BACKEND_AMBIGUOUS,
          "Several backends are on the class path and nothing chooses one: %s. Name one in Backends.open, %s%s"
              .formatted(
                  String.join(", ", candidates), BackendChoice.PLACES, configured.unreadKeys()));
    }
    String kind = names().size() == 1 ? "backend" : "engine";
    return taken(candidates.get(0), "the only %s on the class path".formatted(kind), "");
  }

  private Taken taken(String name, String reason, String chosenBy) {
    return new Taken(name, named(name, chosenBy), reason);
  }

  /** An application that brings an engine must not get another one unnoticed. */
  private void requireNoBrokenModule() {
    String unnamed = unnamed();
    if (!unnamed.isEmpty() || !providers.broken().isEmpty()) {
      throw new BackendException(
          ErrorCode.BACKEND_UNAVAILABLE,
          "%s. To use a backend that works, name it in Backends.open, %s: %s%s"
              .formatted(
                  unnamed.isEmpty()
                      ? "An engine on the class path cannot be used, and nothing chooses another"
                      : unnamed,
                  BackendChoice.PLACES,
                  String.join(", ", names()),
                  providers.leftOut()),
          providers.firstFailure());
    }
  }

  /** Opens a backend by name. */
  public Backend open(String name) {
    Objects.requireNonNull(name, "name is null");
    return start(name, named(name, ""));
  }

  /** The backend to open if no name is given, and why. */
  private record Taken(String name, BackendProvider provider, String reason) {}

  /**
   * The one provider of that name.
   *
   * @param chosenBy for messages; empty if the configuration did not choose the name
   */
  private BackendProvider named(String name, String chosenBy) {
    String asked = "The backend '" + Foreign.text(name) + "'" + chosenBy;
    if (names().isEmpty()) {
      throw none(asked + " cannot be opened: no backend");
    }
    List<BackendProvider> named = providers.named(name);
    if (named.isEmpty()) {
      throw new BackendException(
          ErrorCode.BACKEND_UNKNOWN,
          "%s is not on the class path, which has: %s. %s%s"
              .formatted(asked, String.join(", ", names()), remedy(name), providers.leftOut()),
          providers.firstFailure());
    }
    if (named.size() > 1) {
      throw new BackendException(
          ErrorCode.BACKEND_AMBIGUOUS,
          "%s is on the class path several times: %s. Keep one of them"
              .formatted(
                  asked,
                  named.stream()
                      .map(p -> p.getClass().getName())
                      .collect(Collectors.joining(", "))));
    }
    return named.get(0);
  }

  private String remedy(String name) {
    String unnamed = unnamed();
    if (!unnamed.isEmpty()) {
      return unnamed;
    }
    TreeSet<String> known = new TreeSet<>(PUBLISHED.keySet());
    known.addAll(names());
    String meant = Nearest.to(name, known).orElse("");
    if (names().contains(meant)) {
      return "Did you mean '" + meant + "'?";
    }
    String toAdd =
        PUBLISHED.keySet().stream()
            .filter(meant.isEmpty() ? other -> !names().contains(other) : meant::equals)
            .sorted()
            .map(PUBLISHED::get)
            .collect(Collectors.joining(" or "));
    return "Choose one of these" + (toAdd.isEmpty() ? "" : ", or add " + toAdd);
  }

  /** Opens the backend of a given provider. */
  public Backend open(BackendProvider provider) {
    Objects.requireNonNull(provider, "provider is null");
    return start(provider.name(), provider);
  }

  private String unnamed() {
    return providers.unnamed(BackendProvider.class, PUBLISHED_PROVIDERS);
  }

  private Backend start(String name, BackendProvider provider) {
    try {
      Engine engine =
          Objects.requireNonNull(EngineCalls.call(provider, provider::open), "open() returns null");
      return backend(name, provider, engine);
    } catch (LenetException e) {
      if (e.code() != ErrorCode.BACKEND_UNAVAILABLE) {
        throw e;
      }
      throw unavailable(name, e.reason(), e, e.getCause() == null ? e : e.getCause());
    } catch (RuntimeException | Error e) {
      throw unavailable(name, "The backend '" + name + "' cannot start", e, e);
    }
  }

  /** An engine that does not say what it is must not go on running. */
  private Backend backend(String name, BackendProvider provider, Engine engine) {
    try {
      return EngineCalls.call(
          provider,
          () -> new EngineBackend(provider, new OpenEngine(name, engine), this::capableOf));
    } catch (Throwable e) {
      Failures failures = new Failures();
      failures.add(e);
      failures.attempt(engine::close);
      throw Failures.asItIs(e);
    }
  }

  private BackendException unavailable(
      String name, String reason, Throwable failure, Throwable cause) {
    Throwable root = Failure.rootOf(failure);
    boolean said = root instanceof LenetException || saysMessageOf(root, reason);
    List<String> others = names().stream().filter(other -> !other.equals(name)).toList();
    return new BackendException(
        ErrorCode.BACKEND_UNAVAILABLE,
        reason
            + (said ? "" : ": " + root)
            + (others.isEmpty()
                ? ""
                : ". Other backends on the class path: " + String.join(", ", others)),
        cause);
  }

  private static boolean saysMessageOf(Throwable root, String reason) {
    @Nullable String message =
        root instanceof IOException access ? FileReason.of(access) : root.getMessage();
    return message != null && reason.contains(message);
  }

  /** Only if the built-in backend is lost, as in a jar that was shaded without services files. */
  private BackendException none(String noBackend) {
    String unnamed = unnamed();
    return new BackendException(
        ErrorCode.BACKEND_NONE,
        "%s that can be used is on the class path, not even the built-in one. %s%s"
            .formatted(
                noBackend,
                unnamed.isEmpty()
                    ? "Merge the files META-INF/services/%s when you shade jars into one"
                        .formatted(BackendProvider.class.getName())
                    : unnamed,
                providers.leftOut()),
        providers.firstFailure());
  }
}
