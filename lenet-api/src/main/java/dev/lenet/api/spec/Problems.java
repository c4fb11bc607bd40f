package dev.lenet.api.spec;

import dev.lenet.api.error.SpecProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the problems of a spec, at most one for each value. A problem that follows from a known
 * one, above or below in the document, is not reported. Keeps a hundred problems and counts the
 * others.
 */
final class Problems {
  private static final int LISTED = 100;

  private final List<SpecProblem> list = new ArrayList<>();
  private final Set<String> spoiled = new HashSet<>();
  private final Set<String> aboveSpoiled = new HashSet<>();
  private int more;

  /** Reports a value, unless it is correct or has a known problem. */
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

  /** Reports an array that is too long. Returns whether its length is allowed. */
  boolean checkLength(String pointer, int length, int most) {
    check(length <= most, pointer, length + " elements", "at most " + most);
    return length <= most;
  }

  /** Reports an extra field. The values around it are still checked. */
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

  /** Whether further problems are only counted. */
  boolean isFull() {
    return list.size() == LISTED;
  }

  /** Counts a problem without keeping it. */
  void countOneMore() {
    more++;
  }

  /** Whether no problem is known of the value, of what contains it, or of its parts. */
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

  /** The kept problems, in the order of the reports. */
  List<SpecProblem> list() {
    return List.copyOf(list);
  }

  /** The given problems, and then the number of those not kept. */
  List<SpecProblem> withRest(List<SpecProblem> ordered) {
    List<SpecProblem> all = new ArrayList<>(ordered);
    if (more > 0) {
      all.add(new SpecProblem("", more + " more problems", "none"));
    }
    return List.copyOf(all);
  }
}
