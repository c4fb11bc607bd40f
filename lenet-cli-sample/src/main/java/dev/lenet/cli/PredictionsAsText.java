package dev.lenet.cli;

import dev.lenet.api.picture.ReadDigit;
import dev.lenet.api.picture.Reading;
import dev.lenet.cli.predict.HalfBlocks;
import dev.lenet.cli.predict.Predictions;
import dev.lenet.cli.predict.ReadingText;

/** A line for each picture; below it, if that is asked for, what the network saw. */
final class PredictionsAsText implements Predictions {
  private final Console console;
  private final boolean show;
  private final HalfBlocks blocks;
  private final ReadingText text = new ReadingText();

  PredictionsAsText(Console console, boolean show) {
    this.console = console;
    this.show = show;
    this.blocks =
        new HalfBlocks(
            show
                && TerminalStyle.hasColours(System.getenv())
                && console.outIsTerminal().getAsBoolean(),
            TerminalStyle.columns(System.getenv()));
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
