package dev.lenet.cli.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Image;
import dev.lenet.api.picture.Box;
import dev.lenet.api.picture.DigitReader;
import dev.lenet.api.picture.Picture;
import dev.lenet.api.picture.ReadDigit;
import dev.lenet.api.picture.Reading;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A picture with the ink that was found")
class FoundInkTest {
  @Test
  @DisplayName("has the ink of each digit in blue, where another digit's box overlaps, too")
  void overlapping() {
    Picture picture = Picture.of(twoSlanted());
    Reading reading;
    try (Backend java = Backends.open("java");
        DigitReader reader = DigitReader.builder().backend(java).open()) {
      reading = reader.read(picture);
    }
    assertEquals(2, reading.digits().size());
    Box first = reading.digits().get(0).box();
    assertTrue(first.x() + first.width() > reading.digits().get(1).box().x(), reading::toString);

    BufferedImage drawn = FoundInk.draw(picture, reading);
    assertEquals(picture.width(), drawn.getWidth(), "the drawing has another size");
    for (ReadDigit digit : reading.digits()) {
      assertEquals(0, grayInk(digit, drawn), digit::toString);
    }
  }

  /** Of a size that is drawn as it is. */
  private static BufferedImage twoSlanted() {
    BufferedImage picture = new BufferedImage(900, 400, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 900, 400);
    graphics.setColor(Color.BLACK);
    graphics.setStroke(new BasicStroke(16));
    graphics.drawLine(300, 300, 400, 100);
    graphics.drawLine(360, 300, 460, 100);
    graphics.dispose();
    return picture;
  }

  private static int grayInk(ReadDigit digit, BufferedImage drawn) {
    Image ink = digit.ink();
    byte[] pixels = ink.pixels();
    int gray = 0;
    for (int i = 0; i < pixels.length; i++) {
      int x = digit.box().x() + i % ink.shape().width();
      int y = digit.box().y() + i / ink.shape().width();
      Color color = new Color(drawn.getRGB(x, y));
      gray += Byte.toUnsignedInt(pixels[i]) > 200 && color.getRed() == color.getBlue() ? 1 : 0;
    }
    return gray;
  }
}
