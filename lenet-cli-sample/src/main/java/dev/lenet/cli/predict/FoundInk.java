package dev.lenet.cli.predict;

import dev.lenet.api.Image;
import dev.lenet.api.picture.Box;
import dev.lenet.api.picture.Picture;
import dev.lenet.api.picture.ReadDigit;
import dev.lenet.api.picture.Reading;
import dev.lenet.cli.report.Drawing;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Draws a picture in gray with the ink that was found in blue, and a box around each digit. */
final class FoundInk {
  /** The longer side of a drawing is between these, if whole pixels allow it. */
  private static final int LEAST = 800;

  private static final int MOST = 1600;

  /** The shorter side is not shorter, so that a long strip can be seen, up to so many pixels. */
  private static final int SHORTEST = 120;

  private static final double MOST_PIXELS = 1 << 24;

  private static final float LINE = 2.5f;
  private static final int LETTERS = 20;
  private static final int PADDING = 4;

  private final Picture picture;
  private final double factor;
  private final BufferedImage drawing;

  /** The picture in the drawing's size, without any colour. */
  private final int[] grays;

  private FoundInk(Picture picture) {
    this.picture = picture;
    factor = factor(picture.width(), picture.height());
    drawing =
        new BufferedImage(
            size(picture.width()), size(picture.height()), BufferedImage.TYPE_INT_RGB);
    grays =
        Resized.of(
            picture.pixels(),
            picture.width(),
            picture.height(),
            drawing.getWidth(),
            drawing.getHeight());
  }

  private static double factor(int width, int height) {
    int longer = Math.max(width, height);
    int shorter = Math.min(width, height);
    double asWhole = longer > MOST ? (double) MOST / longer : Math.max(1, wholes(LEAST, longer));
    double asStrip = shorter > SHORTEST ? (double) SHORTEST / shorter : wholes(SHORTEST, shorter);
    double most = Math.sqrt(MOST_PIXELS / width / height);
    return Math.min(Math.max(asWhole, asStrip), most);
  }

  private static int wholes(int of, int in) {
    return of / in;
  }

  private int size(int pixels) {
    return Math.max(1, (int) Math.round(factor * pixels));
  }

  /** Draws it. */
  static BufferedImage draw(Picture picture, Reading reading) {
    FoundInk found = new FoundInk(picture);
    found.copy();
    reading.digits().forEach(found::colour);
    Graphics2D graphics = found.drawing.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setStroke(new BasicStroke(LINE));
    reading.digits().forEach(digit -> found.box(digit, graphics));
    if (Drawing.canDraw()) {
      graphics.setFont(Drawing.font(Font.BOLD, LETTERS));
      reading.digits().forEach(digit -> found.label(digit, graphics));
    }
    graphics.dispose();
    return found.drawing;
  }

  private void copy() {
    int width = drawing.getWidth();
    for (int i = 0; i < grays.length; i++) {
      drawing.setRGB(i % width, i / width, grays[i] * 0x010101);
    }
  }

  private void colour(ReadDigit digit) {
    Image ink = digit.ink();
    int left = at(digit.box().x());
    int top = at(digit.box().y());
    int width = Math.min(at(digit.box().width()), drawing.getWidth() - left);
    int height = Math.min(at(digit.box().height()), drawing.getHeight() - top);
    int[] inks = Resized.of(ink.pixels(), ink.shape().width(), ink.shape().height(), width, height);
    for (int i = 0; i < inks.length; i++) {
      if (inks[i] > 0) { // else it may be ink of another digit, whose box overlaps
        int x = left + i % width;
        int y = top + i / width;
        drawing.setRGB(x, y, mixed(grays[y * drawing.getWidth() + x], inks[i] / 255.0));
      }
    }
  }

  private static int mixed(int gray, double share) {
    Color ink = Drawing.BLUE;
    int red = (int) Math.round(gray + share * (ink.getRed() - gray));
    int green = (int) Math.round(gray + share * (ink.getGreen() - gray));
    int blue = (int) Math.round(gray + share * (ink.getBlue() - gray));
    return red << 16 | green << 8 | blue;
  }

  private void box(ReadDigit digit, Graphics2D graphics) {
    graphics.setColor(FormedDigits.colour(digit));
    Box box = digit.box();
    graphics.drawRect(at(box.x()), at(box.y()), at(box.width()), at(box.height()));
  }

  /** Above the box, or in its corner if there is no room above. */
  private void label(ReadDigit digit, Graphics2D graphics) {
    String text = digit.name() + (digit.sure() ? "" : "?");
    FontMetrics metrics = graphics.getFontMetrics();
    int width = metrics.stringWidth(text) + 2 * PADDING;
    int height = metrics.getHeight();
    int left = Math.min(at(digit.box().x()), Math.max(0, drawing.getWidth() - width));
    int top = Math.max(0, at(digit.box().y()) - height);
    graphics.setColor(FormedDigits.colour(digit));
    graphics.fillRect(left, top, width, height);
    graphics.setColor(Color.WHITE);
    graphics.drawString(text, left + PADDING, top + metrics.getAscent());
  }

  /** Boxes are in pixels of the original, which may have been shrunk while it was decoded. */
  private int at(int originalPixel) {
    return (int) Math.round(factor * originalPixel / picture.scale());
  }
}
