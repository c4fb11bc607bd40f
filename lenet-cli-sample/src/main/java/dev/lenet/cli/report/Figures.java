package dev.lenet.cli.report;

import dev.lenet.api.Evaluation;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats numbers for people, in the same way everywhere. */
public final class Figures {
  private Figures() {}

  /** A fraction as {@code 98.47%}; empty for null. */
  public static String percent(@Nullable Double fraction) {
    return fraction == null ? "" : String.format(Locale.ROOT, "%.2f%%", 100 * fraction);
  }

  /** {@code 98.21% - 98.70%}. */
  public static String interval(Evaluation.Interval interval) {
    return percent(interval.low()) + " - " + percent(interval.high());
  }

  /** A whole number as {@code 61,706}. */
  public static String count(double number) {
    return String.format(Locale.ROOT, "%,d", Math.round(number));
  }

  /** A time as {@code 4.2 s} or {@code 1 min 43 s}. */
  public static String seconds(double seconds) {
    if (seconds < 59.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole / 60 + " min " + whole % 60 + " s";
  }

  /** A time as {@code 1:43} or {@code 1:02:07}. */
  public static String clock(double seconds) {
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }
}
