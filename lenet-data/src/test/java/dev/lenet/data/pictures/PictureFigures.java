package dev.lenet.data.pictures;

import dev.lenet.api.picture.DigitReader;
import dev.lenet.api.picture.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Has pictures of every kind read, and counts. */
final class PictureFigures {
  private static final int KEPT_FAILURES = 200;

  /** The row on a photograph whose steps are shown: half of it in a shadow. */
  private static final int STEPS = 25;

  /** Failures of each kind on the documentation's page. */
  private static final int SHOWN_FAILURES = 2;

  private final DigitReader reader;
  private final PictureMaker maker;
  private final int count;
  private final Path folder;
  private final Map<Kind, Score> scores = new EnumMap<>(Kind.class);
  private final List<ContactSheet.Cell> examples = new ArrayList<>();
  private final List<ContactSheet.Cell> failures = new ArrayList<>();

  /**
   * Figures of nothing yet.
   *
   * @param count pictures of a kind
   * @param folder where pictures of failures go
   */
  PictureFigures(DigitReader reader, PictureMaker maker, int count, Path folder) {
    this.reader = reader;
    this.maker = maker;
    this.count = count;
    this.folder = folder;
  }

  /** A picture and what was read in it. */
  private record Answer(MadePicture made, Reading reading, Score score) {
    boolean failed() {
      return score.whole() == 0;
    }

    String shown() {
      return made.text().isEmpty() ? made.detail() : made.text().replace('\n', '-');
    }

    /** What was read; a digit that is unsure has brackets. */
    String read() {
      return reading.digits().stream()
          .map(digit -> digit.sure() ? digit.name() : "(" + digit.name() + ")")
          .collect(Collectors.joining());
    }

    String fileName() {
      return "%04d-%s-as-%s.%s".formatted(made.number(), shown(), read(), made.file().suffix());
    }

    ContactSheet.Cell cell() {
      String read = read().isEmpty() ? "nothing" : read();
      String caption = shown() + ", read " + read;
      return new ContactSheet.Cell(made, caption.length() > 26 ? "read " + read : caption);
    }
  }

  /** Makes and reads the pictures of a kind; writes those that were read wrongly. */
  Score measure(Kind kind) throws IOException {
    List<Answer> answers =
        IntStream.range(0, count)
            .parallel()
            .mapToObj(number -> answer(maker.make(kind, number)))
            .toList();
    Score score = answers.stream().map(Answer::score).reduce(Score.NOTHING, Score::plus);
    scores.put(kind, score);
    List<Answer> failed = answers.stream().filter(Answer::failed).limit(KEPT_FAILURES).toList();
    writeFailures(kind, failed);
    examples.add(new ContactSheet.Cell(answers.get(0).made(), kind.title()));
    failed.stream().limit(SHOWN_FAILURES).forEach(answer -> failures.add(answer.cell()));
    return score;
  }

  private Answer answer(MadePicture made) {
    Reading reading = reader.read(made.file().bytes());
    return new Answer(made, reading, Score.of(made, reading));
  }

  private void writeFailures(Kind kind, List<Answer> failures) throws IOException {
    Path folderOfKind = Files.createDirectories(folder.resolve(kind.name()));
    try (var old = Files.list(folderOfKind)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
    for (Answer failure : failures) {
      Files.write(folderOfKind.resolve(failure.fileName()), failure.made().file().bytes());
    }
    if (!failures.isEmpty()) {
      new ContactSheet(8, kind.isWide() ? 190 : 130, 110, true)
          .write(
              failures.stream().limit(80).map(Answer::cell).toList(),
              folder.resolve(kind + "-failures.png"));
    }
  }

  /** Writes the first picture of every kind, the first failures, and the steps of one picture. */
  void writeSheets() throws IOException {
    ContactSheet sheet = new ContactSheet(4, 190, 110, true);
    sheet.write(examples, folder.resolve("kinds.png"));
    sheet.write(failures, folder.resolve("failures.png"));
    MadePicture made = maker.make(Kind.ROW_PHOTO, STEPS);
    StepsPicture.write(made, reader.read(made.file().bytes()), folder.resolve("steps.png"));
  }

  /** Both tables, as Markdown. */
  String tables() {
    return """
        | pictures with digits | pictures | whole number right | digits right | missed | extra \
        | said to be unsure | wrong, but not said to be unsure |
        | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
        """
        + rows(Kind.Content.DIGITS)
        + """

        | pictures without digits | pictures | nothing found, or said to be unsure |
        | --- | ---: | ---: |
        """
        + rows(Kind.Content.NOTHING)
        + rows(Kind.Content.NO_DIGIT);
  }

  private String rows(Kind.Content content) {
    return scores.entrySet().stream()
        .filter(entry -> entry.getKey().content() == content)
        .map(entry -> row(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining());
  }

  private static String row(Kind kind, Score score) {
    String start =
        String.format(
            Locale.ROOT,
            "| %s | %,d | %.1f%% |",
            kind.title(),
            score.pictures(),
            score.wholePercent());
    if (kind.content() != Kind.Content.DIGITS) {
      return start + "\n";
    }
    return start
        + String.format(
            Locale.ROOT,
            " %.1f%% | %d | %d | %.1f%% | %.1f%% |\n",
            score.rightPercent(),
            score.missed(),
            score.extra(),
            score.unsurePercent(),
            100.0 * score.surelyWrong() / score.digits());
  }
}
