package dev.lenet.cli;

import dev.lenet.api.picture.ReadDigit;
import dev.lenet.api.picture.Reading;
import dev.lenet.cli.predict.HalfBlocks;
import dev.lenet.cli.predict.ReadingText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line for each picture; below it, if that is asked for, what the network saw. */
final class PredictionsAsText implements Predictions {
  private static final int COLUMNS = 80;

  private final Console console;
  private final boolean show;
  private final HalfBlocks blocks;
  private final ReadingText text = new ReadingText();

  PredictionsAsText(Console console, boolean show) {
    this.console = console;
    this.show = show;
    this.blocks =
        new HalfBlocks(
            show && hasGray(System.getenv()) && console.outIsTerminal().getAsBoolean(),
            columns(System.getenv("COLUMNS")));
  }

  /** As no-color.org and terminals say it: NO_COLOR with any content, or a dumb terminal. */
  static boolean hasGray(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  private static int columns(@Nullable String number) {
    return number != null && number.matches("[1-9]\\d{0,4}") ? Integer.parseInt(number) : COLUMNS;
  }

  @Override
  public void fit(String file, Reading reading) {
    text.fit(file, reading);
  }

  @Override
  public void add(String file, Reading reading) {
    console.out().print(text.of(file, reading));
    if (show) {
      console
          .out()
          .print(blocks.of(reading.digits().stream().map(PredictionsAsText::drawn).toList()));
    }
  }

  private static HalfBlocks.Captioned drawn(ReadDigit digit) {
    return new HalfBlocks.Captioned(digit.image(), ReadingText.digit(digit));
  }

  @Override
  public void addError(String file, String error) {}

  @Override
  public void end() {}
}
