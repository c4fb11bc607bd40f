package dev.lenet.internal.checkpoint;

import dev.lenet.api.BackendInfo;
import dev.lenet.api.TrainingOptions;
import dev.lenet.internal.text.Foreign;
import java.util.ArrayList;
import java.util.List;

/**
 * What a training runs on. If any of it differs, results are the same only up to rounding.
 *
 * @param threads number of replicas, from 1 to {@link TrainingOptions#MOST_THREADS}
 */
public record RunIdentity(String backend, String engineVersion, String nativeBinary, int threads) {
  /**
   * Checks the number of threads.
   *
   * @throws IllegalArgumentException if it is not possible
   */
  public RunIdentity {
    Numbers.require(threads >= 1 && threads <= TrainingOptions.MOST_THREADS, "threads", threads);
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
