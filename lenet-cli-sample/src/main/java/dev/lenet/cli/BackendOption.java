package dev.lenet.cli;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that chooses a backend. */
final class BackendOption {
  @Option(
      names = "--backend",
      paramLabel = "NAME",
      completionCandidates = CompletionCommand.BackendNames.class,
      description = "Which engine computes (see 'lenet backends').")
  private @Nullable String name;

  /** The named backend; null without the option. */
  @Nullable String name() {
    return name;
  }

  /** Opens the named backend, or else the one that the configuration chooses. */
  Backend open() {
    return name == null ? Backends.open() : Backends.open(name);
  }

  /** Opens the named backend, or else the given one. */
  Backend openOr(String other) {
    return Backends.open(name == null ? other : name);
  }

  /** The named backend, or else all backends; never empty. */
  List<String> namedOrAll() {
    if (name != null) {
      return List.of(name);
    }
    List<String> all = Backends.available();
    if (all.isEmpty()) {
      Backends.open().close(); // fails with a message that says what to add
    }
    return all;
  }
}
