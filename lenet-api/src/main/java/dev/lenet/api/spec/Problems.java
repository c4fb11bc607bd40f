package dev.lenet.api.spec;

import dev.lenet.api.error.SpecProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects what is wrong in a spec, at most once for each value: what follows from a problem that
 * is already known, above or below in the document, is not reported again. A hundred problems are
 * kept, the others are counted.
 */
final class Problems {
  private static final int LISTED = 100;

  private final List<SpecProblem> list = new ArrayList<>();
  private final Set<String> spoiled = new HashSet<>();
  private final Set<String> aboveSpoiled = new HashSet<>();
  private int more;

  /** Reports a value, unless it is good or something is known to be wrong with it. */
  void check(boolean good, String pointer, Object found, String allowed) {
    if (!good && isSound(pointer)) {
      add(pointer, found, allowed);
      spoiled.add(pointer);
      for (String above = pointer; !above.isEmpty(); ) {
        above = parent(above);
        aboveSpoiled.add(above);
      }
    }
  }

  /** Reports an array that is too long; tells whether it is not. */
  boolean checkLength(String pointer, int length, int most) {
    check(length <= most, pointer, length + " elements", "at most " + most);
    return length <= most;
  }

  /** Reports something that does not belong there; the values around it are still checked. */
  void reportExtra(String pointer, String found, String allowed) {
    if (isSound(pointer)) {
      add(pointer, found, allowed);
    }
  }

  private void add(String pointer, Object found, String allowed) {
    if (isFull()) {
      more++;
    } else {
      list.add(new SpecProblem(pointer, found.toString(), allowed));
    }
  }

  /** Whether one more problem is only counted. */
  boolean isFull() {
    return list.size() == LISTED;
  }

  /** Counts a problem that there is no room for. */
  void countOneMore() {
    more++;
  }

  /** Whether nothing is known to be wrong with the value, with what it is part of, or its parts. */
  boolean isSound(String pointer) {
    boolean sound = !aboveSpoiled.contains(pointer) && !spoiled.contains(pointer);
    for (String above = pointer; sound && !above.isEmpty(); ) {
      above = parent(above);
      sound = !spoiled.contains(above);
    }
    return sound;
  }

  private static String parent(String pointer) {
    return pointer.substring(0, pointer.lastIndexOf('/'));
  }

  /** The problems that are kept, in the order of their reports. */
  List<SpecProblem> list() {
    return List.copyOf(list);
  }

  /** The same in another order, and behind them how many more there are. */
  List<SpecProblem> withRest(List<SpecProblem> ordered) {
    List<SpecProblem> all = new ArrayList<>(ordered);
    if (more > 0) {
      all.add(new SpecProblem("", more + " more problems", "none"));
    }
    return List.copyOf(all);
  }
}
