package dev.lenet.api.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Image;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.PictureException;
import dev.lenet.api.spec.Shape;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A digit's form")
class DigitFormTest {
  @Test
  @DisplayName("is 28x28, white on black, 20 pixels high, with its centre of mass at pixel 14")
  void isMnistsForm() {
    Image image = DigitForm.of(new Sheet(400, 300).rectangle(60, 50, 40, 200).picture());
    assertEquals(new Shape(1, 28, 28), image.shape());
    // 4 of 20 columns; centre of mass 10.0, 10.0; the 20x20 pixels begin at 15 - 10 = 5
    assertArrayEquals(rectangle(13, 5, 4, 20), image.pixels());
  }

  @Test
  @DisplayName("keeps proportions, wherever the ink is")
  void keepsProportions() {
    Image wide = DigitForm.of(new Sheet(300, 300).rectangle(10, 200, 200, 60).picture());
    assertArrayEquals(rectangle(5, 12, 20, 6), wide.pixels());
  }

  @Test
  @DisplayName("has its centre of mass where MNIST has it, not the middle of its box")
  void hasCentreOfMass() {
    Sheet corner = new Sheet(300, 300).rectangle(50, 50, 40, 200).rectangle(50, 210, 200, 40);
    byte[] expected = rectangle(8, 1, 4, 20);
    // mean column (80 * 2 + 64 * 12) / 144 = 6.4, mean row (80 * 10 + 64 * 18) / 144 = 13.6
    for (int y = 17; y < 21; y++) {
      for (int x = 8; x < 28; x++) {
        expected[28 * y + x] = (byte) 255;
      }
    }
    assertArrayEquals(expected, DigitForm.of(corner.picture()).pixels());
  }

  @Test
  @DisplayName("of a tiny digit is not blown up: ink of less than 10 pixels stays smaller than 20")
  void staysSmall() {
    Image image = DigitForm.of(new Sheet(30, 30).rectangle(12, 11, 2, 9).picture());
    // 10 pixels become 20; the 9 rows begin at half a pixel of 0.5, rounded down to a pixel
    assertArrayEquals(rectangle(13, 6, 4, 18), image.pixels());
  }

  @Test
  @DisplayName("is the same for light ink on a dark sheet")
  void isTheSameInverted() {
    Sheet sheet = new Sheet(300, 300).digit(5, 100, 60, 120, 180);
    assertArrayEquals(
        DigitForm.of(sheet.picture()).pixels(), DigitForm.of(sheet.negative()).pixels());
  }

  @Test
  @DisplayName("of a hairline has strokes as thick as a pen's")
  void widensHairlines() {
    Image image = DigitForm.of(new Sheet(500, 500).rectangle(250, 50, 2, 400).picture());
    double width = ink(image) / 20;
    assertTrue(width > 1.6 && width < 2.8, () -> "strokes are " + width + " pixels wide");
  }

  @Test
  @DisplayName("of a 28x28 image, enlarged and dark on light, is that image")
  void givesImagesBack() {
    Image image = DigitForm.of(new Sheet(200, 200).digit(3, 60, 40, 80, 120, 15).picture());
    Image again = DigitForm.of(enlarged(image, 10));
    assertArrayEquals(rounded(image), rounded(again));
  }

  @Test
  @DisplayName("does not exist for a blank picture")
  void refusesBlank() {
    var e = assertThrows(PictureException.class, () -> DigitForm.of(new Sheet(90, 80).picture()));
    assertEquals(ErrorCode.PICTURE_BLANK, e.code());
  }

  private static byte[] rectangle(int left, int top, int width, int height) {
    byte[] pixels = new byte[28 * 28];
    for (int y = top; y < top + height; y++) {
      for (int x = left; x < left + width; x++) {
        pixels[28 * y + x] = (byte) 255;
      }
    }
    return pixels;
  }

  private static double ink(Image image) {
    double sum = 0;
    for (byte pixel : image.pixels()) {
      sum += (pixel & 0xFF) / 255.0;
    }
    return sum;
  }

  /** Faint pixels may be lost. */
  private static byte[] rounded(Image image) {
    byte[] pixels = image.pixels().clone();
    for (int i = 0; i < pixels.length; i++) {
      if ((pixels[i] & 0xFF) < 10) {
        pixels[i] = 0;
      }
    }
    return pixels;
  }

  private static Picture enlarged(Image image, int times) {
    int side = 28 * times;
    byte[] pixels = new byte[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        pixels[y * side + x] = (byte) ~image.pixels()[y / times * 28 + x / times];
      }
    }
    return Picture.gray(side, side, pixels);
  }
}
