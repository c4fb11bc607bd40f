package dev.lenet.cli.report;

import dev.lenet.api.EpochReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Draws the accuracy over the epochs of one training as text: validation as a line, training as a
 * dotted one.
 *
 * @param columns characters in a line
 * @param colours whether to use a terminal's colours
 * @param unicode whether to draw with Braille patterns, eight dots in a character; if not, with
 *     ASCII
 */
public record CurveChart(int columns, boolean colours, boolean unicode) {
  private static final int WIDEST = 76;
  private static final int NARROWEST = 20;
  private static final int ROWS = 10;

  /** Dots in a character. */
  private static final int ACROSS = 2;

  private static final int DOWN = 4;

  /** The bit of each dot in a Braille pattern, row by row. */
  private static final int[] BITS = {0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80};

  private static final char NO_DOTS = '\u2800';
  private static final String TRAINING = "\u001b[33m";
  private static final String VALIDATION = "\u001b[36m";
  private static final String RESET = "\u001b[0m";

  /** The chart, each line with a newline; empty for fewer than two epochs, which have no curve. */
  public String of(List<EpochReport> epochs) {
    int labels = "100.0 ".length();
    int width = Math.min(columns, WIDEST) - labels - 2;
    if (epochs.size() < 2 || width < NARROWEST) {
      return "";
    }
    List<Double> training = epochs.stream().map(e -> 100 * e.trainAccuracy()).toList();
    List<Double> validation = validation(epochs);
    List<Double> all = Stream.concat(training.stream(), validation.stream()).toList();
    double high = Math.min(100, Collections.max(all) + 0.05);
    double low = Math.max(0, Collections.min(all) - 0.05);
    Canvas canvas = new Canvas(width, low, high);
    canvas.line(training, false);
    canvas.line(validation, true);
    StringBuilder text = new StringBuilder("accuracy in %\n");
    for (int row = 0; row < ROWS; row++) {
      String label =
          row == 0
              ? percent(high)
              : row == ROWS / 2 ? percent((high + low) / 2) : row == ROWS - 1 ? percent(low) : "";
      text.append(" ".repeat(labels - 1 - label.length())).append(label);
      text.append(unicode ? " \u2502" : " |")
          .append(line(canvas, row).stripTrailing())
          .append('\n');
    }
    text.append(" ".repeat(labels)).append(unicode ? "\u2514" : "+");
    text.append((unicode ? "\u2500" : "-").repeat(width)).append('\n');
    return text.append(foot(epochs, width, labels))
        .append(legend(!validation.isEmpty()))
        .toString();
  }

  private static List<Double> validation(List<EpochReport> epochs) {
    List<Double> validation = new ArrayList<>();
    for (EpochReport epoch : epochs) {
      Double accuracy = epoch.validationAccuracy();
      if (accuracy != null) {
        validation.add(100 * accuracy);
      }
    }
    return validation.size() == epochs.size() ? validation : List.of();
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String foot(List<EpochReport> epochs, int width, int labels) {
    String first = "epoch " + epochs.get(0).epoch();
    String last = String.valueOf(epochs.get(epochs.size() - 1).epoch());
    String gap = " ".repeat(Math.max(1, width - first.length() - last.length()));
    return " ".repeat(labels + 1) + first + gap + last + "\n";
  }

  private String legend(boolean hasValidation) {
    String line =
        hasValidation
            ? coloured(VALIDATION, unicode ? "\u2812\u2812" : "**") + " validation   "
            : "";
    return " ".repeat(7)
        + line
        + coloured(TRAINING, unicode ? "\u2802\u2802" : "..")
        + " training\n";
  }

  private String coloured(String colour, String text) {
    return colours ? colour + text + RESET : text;
  }

  private String line(Canvas canvas, int row) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < canvas.width; column++) {
      int training = canvas.dots(column, row, canvas.training);
      int validation = canvas.dots(column, row, canvas.validation);
      if ((training | validation) == 0) {
        line.append(' ');
      } else {
        char drawn =
            unicode ? (char) (NO_DOTS | training | validation) : validation > 0 ? '*' : '.';
        line.append(coloured(validation > 0 ? VALIDATION : TRAINING, String.valueOf(drawn)));
      }
    }
    return line.toString();
  }

  /** The dots of both curves. */
  private static final class Canvas {
    private final int width;
    private final double low;
    private final double high;
    private final boolean[][] training;
    private final boolean[][] validation;

    Canvas(int width, double low, double high) {
      this.width = width;
      this.low = low;
      this.high = high;
      training = new boolean[ROWS * DOWN][width * ACROSS];
      validation = new boolean[ROWS * DOWN][width * ACROSS];
    }

    /** Draws straight lines from value to value; a dotted one leaves out two dots of four. */
    void line(List<Double> values, boolean solid) {
      if (values.isEmpty()) {
        return;
      }
      int dots = width * ACROSS;
      int before = row(values.get(0));
      for (int x = 0; x < dots; x++) {
        int y = row(at(values, (double) x / (dots - 1)));
        if (solid || x % 4 < 2) {
          int from = solid ? Math.min(y, before) : y;
          int to = solid ? Math.max(y, before) : y;
          for (int dot = from; dot <= to; dot++) {
            (solid ? validation : training)[dot][x] = true;
          }
        }
        before = y;
      }
    }

    private static double at(List<Double> values, double share) {
      double place = share * (values.size() - 1);
      int left = Math.min((int) place, values.size() - 2);
      double right = place - left;
      return (1 - right) * values.get(left) + right * Objects.requireNonNull(values.get(left + 1));
    }

    private int row(@Nullable Double value) {
      double share = (high - Objects.requireNonNull(value)) / (high - low);
      return (int) Math.round(share * (ROWS * DOWN - 1));
    }

    int dots(int column, int row, boolean[][] curve) {
      int dots = 0;
      for (int i = 0; i < BITS.length; i++) {
        if (curve[row * DOWN + i / ACROSS][column * ACROSS + i % ACROSS]) {
          dots |= BITS[i];
        }
      }
      return dots;
    }
  }
}
