package dev.lenet.api.spec;

import dev.lenet.api.error.SpecProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects what is wrong in a spec, at most once for each value: what follows from a problem that
 * is already known, above or below in the document, is not reported again.
 */
final class Problems {
  private final List<SpecProblem> list = new ArrayList<>();
  private final Set<String> spoiled = new HashSet<>();

  /** Reports a value, unless it is good or something is known to be wrong with it. */
  void check(boolean good, String pointer, Object found, String allowed) {
    if (!good && isSound(pointer)) {
      list.add(new SpecProblem(pointer, found.toString(), allowed));
      spoiled.add(pointer);
    }
  }

  /** Reports something that does not belong there; the values around it are still checked. */
  void reportExtra(String pointer, String found, String allowed) {
    if (isSound(pointer)) {
      list.add(new SpecProblem(pointer, found, allowed));
    }
  }

  /** Whether nothing is known to be wrong with the value, with what it is part of, or its parts. */
  boolean isSound(String pointer) {
    return spoiled.stream()
        .noneMatch(
            bad ->
                bad.equals(pointer)
                    || bad.startsWith(pointer + "/")
                    || pointer.startsWith(bad + "/"));
  }

  /** All problems, in the order of their reports. */
  List<SpecProblem> list() {
    return List.copyOf(list);
  }
}
