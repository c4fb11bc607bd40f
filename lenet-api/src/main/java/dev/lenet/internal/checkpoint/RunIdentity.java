package dev.lenet.internal.checkpoint;

import dev.lenet.api.BackendInfo;
import dev.lenet.internal.text.Foreign;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a training runs on. If any of it differs, results are the same only up to rounding.
 *
 * @param threads number of replicas
 */
public record RunIdentity(String backend, String engineVersion, String nativeBinary, int threads) {
  /** Refuses null. */
  public RunIdentity {
    Objects.requireNonNull(backend, "backend is missing");
    Objects.requireNonNull(engineVersion, "engineVersion is missing");
    Objects.requireNonNull(nativeBinary, "nativeBinary is missing");
  }

  /** A backend and a number of replicas. */
  public static RunIdentity of(BackendInfo info, int threads) {
    return new RunIdentity(info.name(), info.version(), info.nativeBinary(), threads);
  }

  /** A sentence for each difference; empty if there is none. */
  public List<String> differencesTo(RunIdentity now) {
    List<String> differences = new ArrayList<>();
    compare("backend", backend, now.backend, differences);
    compare("engine version", engineVersion, now.engineVersion, differences);
    compare("native binary", nativeBinary, now.nativeBinary, differences);
    compare("threads", Integer.toString(threads), Integer.toString(now.threads), differences);
    return List.copyOf(differences);
  }

  private static void compare(String what, String then, String now, List<String> differences) {
    if (!then.equals(now)) {
      differences.add("%s: %s, then %s".formatted(what, Foreign.text(then), Foreign.text(now)));
    }
  }
}
