package dev.lenet.data.pictures;

import dev.lenet.api.BufferedImages;
import dev.lenet.api.picture.Box;
import dev.lenet.api.picture.ReadDigit;
import dev.lenet.api.picture.Reading;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Draws how a picture became a number: the boxes that were found, and what the network saw. */
final class StepsPicture {
  private static final int GAP = 8;
  private static final int FORM = 84;
  private static final Color GROUND = new Color(0xF6F8FA);
  private static final Color TEXT = new Color(0x22, 0x22, 0x22);
  private static final Color SURE = new Color(0x0B7A3B);
  private static final Color UNSURE = new Color(0xC2571A);

  private StepsPicture() {}

  static void write(MadePicture made, Reading reading, Path file) throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(made.file().bytes()));
    List<ReadDigit> digits = reading.digits();
    int width = Math.max(picture.getWidth(), digits.size() * (FORM + GAP) - GAP) + 2 * GAP;
    int height = picture.getHeight() + FORM + 3 * GAP + 20;
    BufferedImage steps = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = steps.createGraphics();
    graphics.setColor(GROUND);
    graphics.fillRect(0, 0, width, height);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    int left = (width - picture.getWidth()) / 2;
    graphics.drawImage(picture, left, GAP, null);
    int formLeft = (width - digits.size() * (FORM + GAP) + GAP) / 2;
    for (int i = 0; i < digits.size(); i++) {
      frame(graphics, digits.get(i), left, GAP);
      int x = formLeft + i * (FORM + GAP);
      form(graphics, digits.get(i), x, picture.getHeight() + 2 * GAP);
    }
    graphics.dispose();
    ImageIO.write(steps, "png", file.toFile());
  }

  private static void frame(Graphics2D graphics, ReadDigit digit, int left, int top) {
    Box box = digit.box();
    graphics.setColor(digit.sure() ? SURE : UNSURE);
    graphics.setStroke(new BasicStroke(2));
    graphics.drawRect(left + box.x() - 2, top + box.y() - 2, box.width() + 3, box.height() + 3);
  }

  private static void form(Graphics2D graphics, ReadDigit digit, int left, int top) {
    BufferedImage seen = BufferedImages.toBufferedImage(digit.image());
    graphics.drawImage(seen, left, top, FORM, FORM, null);
    graphics.setColor(TEXT);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    String caption =
        String.format(Locale.ROOT, "%s  %.1f%%", digit.name(), 100 * digit.probability());
    int free = FORM - graphics.getFontMetrics().stringWidth(caption);
    graphics.drawString(caption, left + free / 2, top + FORM + 17);
  }
}
