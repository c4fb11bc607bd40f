package dev.lenet.cli;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which backend computes. */
final class BackendOption {
  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description = "Which engine computes (see 'lenet backends').")
  private @Nullable String name;

  /** Opens the one that is named, else the one that the configuration chooses. */
  Backend open() {
    return name == null ? Backends.open() : Backends.open(name);
  }

  /** Opens the one that is named, else the given one. */
  Backend openOr(String other) {
    return Backends.open(name == null ? other : name);
  }

  /** The one that is named, else all that there are; never empty. */
  List<String> namedOrAll() {
    if (name != null) {
      return List.of(name);
    }
    List<String> all = Backends.available();
    if (all.isEmpty()) {
      Backends.open().close(); // fails, and says what to add
    }
    return all;
  }
}
