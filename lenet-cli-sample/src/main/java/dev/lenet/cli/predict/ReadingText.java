package dev.lenet.cli.predict;

import dev.lenet.api.picture.ReadDigit;
import dev.lenet.api.picture.Reading;
import dev.lenet.cli.report.Figures;
import dev.lenet.internal.text.Foreign;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was read, as lines of text: file, number, and each digit with its probability. A further
 * line of a picture has its own line, without the file. Columns stand below each other; they get
 * wider when a longer name comes.
 */
public final class ReadingText {
  private static final String NOTHING = "no digit found";
  private static final int WIDEST = 60;

  private int fileWidth;
  private int numberWidth;

  /** Makes room for a picture's columns, before any of the pictures beside it is printed. */
  public void fit(String file, Reading reading) {
    fileWidth = Math.max(fileWidth, Math.min(WIDEST, Foreign.file(file).length()));
    for (List<ReadDigit> line : lines(reading)) {
      numberWidth = Math.max(numberWidth, Math.min(WIDEST, number(line).length()));
    }
  }

  /** The lines of one picture, each with a newline. */
  public String of(String file, Reading reading) {
    StringBuilder text = new StringBuilder(padded(Foreign.file(file), fileWidth));
    List<List<ReadDigit>> lines = lines(reading);
    if (lines.isEmpty()) {
      text.append(NOTHING).append('\n');
    }
    for (List<ReadDigit> line : lines) {
      text.append(line == lines.get(0) ? "" : padded("", fileWidth));
      text.append(padded(number(line), numberWidth));
      text.append(line.stream().map(ReadingText::digit).collect(Collectors.joining("  ")));
      text.append('\n');
    }
    return text.toString();
  }

  /** The digits of each line, without lines that have none. */
  static List<List<ReadDigit>> lines(Reading reading) {
    return List.copyOf(
        reading.digits().stream()
            .collect(Collectors.groupingBy(ReadDigit::line, TreeMap::new, Collectors.toList()))
            .values());
  }

  private static String number(List<ReadDigit> line) {
    return line.stream().map(digit -> Foreign.text(digit.name())).collect(Collectors.joining());
  }

  private static String padded(String cell, int width) {
    return cell + " ".repeat(Math.max(0, width - cell.length()) + 2);
  }

  /** {@code 4 99.98%}, and {@code 4? 61.20%} if the network is unsure. */
  public static String digit(ReadDigit digit) {
    return "%s%s %s"
        .formatted(
            Foreign.text(digit.name()),
            digit.sure() ? "" : "?",
            Figures.percent((double) digit.probability()));
  }
}
