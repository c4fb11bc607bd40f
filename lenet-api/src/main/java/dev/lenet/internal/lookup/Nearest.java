package dev.lenet.internal.lookup;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a mistyped one probably means. */
public final class Nearest {
  private static final int MOST_MISTAKES = 2;

  private Nearest() {}

  /** The most similar name; empty if none is similar enough. */
  public static Optional<String> to(String typed, Collection<String> names) {
    return names.stream()
        .filter(name -> mistakes(typed, name) <= Math.min(MOST_MISTAKES, typed.length() / 2))
        .min(Comparator.comparingInt(name -> mistakes(typed, name)));
  }

  /** Number of letters to insert, remove or change (Levenshtein 1966), ignoring case. */
  private static int mistakes(String typed, String name) {
    String from = typed.toLowerCase(Locale.ROOT);
    String to = name.toLowerCase(Locale.ROOT);
    int[] row = new int[to.length() + 1];
    for (int t = 0; t <= to.length(); t++) {
      row[t] = t;
    }
    for (int f = 1; f <= from.length(); f++) {
      int diagonal = row[0];
      row[0] = f;
      for (int t = 1; t <= to.length(); t++) {
        int changed = diagonal + (from.charAt(f - 1) == to.charAt(t - 1) ? 0 : 1);
        diagonal = row[t];
        row[t] = Math.min(changed, 1 + Math.min(row[t], row[t - 1]));
      }
    }
    return row[to.length()];
  }
}
