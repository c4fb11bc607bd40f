package dev.lenet.cli.predict;

import dev.lenet.api.Image;
import dev.lenet.api.picture.ReadDigit;
import dev.lenet.api.picture.Reading;
import dev.lenet.cli.report.Drawing;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws the images that the network saw, enlarged, with what it read in them: line by line as in
 * the picture.
 */
final class FormedDigits {
  private static final Color SURE = new Color(0x2E8B57);
  private static final Color UNSURE = new Color(0xD9622B);
  private static final int SIDE = 140;
  private static final int GAP = 16;
  private static final int CAPTION = 34;
  private static final int LETTERS = 17;
  private static final int IN_A_ROW = 10;

  private FormedDigits() {}

  /** Green for a digit that the network is sure of, else orange. */
  static Color colour(ReadDigit digit) {
    return digit.sure() ? SURE : UNSURE;
  }

  /** Draws at least one digit. */
  static BufferedImage draw(Reading reading) {
    List<List<ReadDigit>> rows = rows(reading);
    int columns = rows.stream().mapToInt(List::size).max().orElse(1);
    BufferedImage drawing =
        new BufferedImage(
            GAP + columns * (SIDE + GAP),
            GAP + rows.size() * (SIDE + CAPTION),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = drawing.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, drawing.getWidth(), drawing.getHeight());
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < rows.get(row).size(); column++) {
        int left = GAP + column * (SIDE + GAP);
        int top = GAP + row * (SIDE + CAPTION);
        draw(rows.get(row).get(column), graphics, left, top);
      }
    }
    graphics.dispose();
    return drawing;
  }

  private static List<List<ReadDigit>> rows(Reading reading) {
    List<List<ReadDigit>> rows = new ArrayList<>();
    for (List<ReadDigit> line : ReadingText.lines(reading)) {
      for (int from = 0; from < line.size(); from += IN_A_ROW) {
        rows.add(line.subList(from, Math.min(from + IN_A_ROW, line.size())));
      }
    }
    return rows;
  }

  private static void draw(ReadDigit digit, Graphics2D graphics, int left, int top) {
    graphics.drawImage(gray(digit.image()), left, top, SIDE, SIDE, null);
    if (Drawing.canDraw()) {
      graphics.setColor(colour(digit));
      graphics.setFont(Drawing.font(Font.BOLD, LETTERS));
      graphics.drawString(ReadingText.digit(digit), left, top + SIDE + LETTERS + 3);
    }
  }

  private static BufferedImage gray(Image image) {
    int width = image.shape().width();
    int height = image.shape().height();
    // RGB, because Java draws linear gray brighter than it is
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      copy.setRGB(i % width, i / width, Byte.toUnsignedInt(image.pixels()[i]) * 0x010101);
    }
    return copy;
  }
}
