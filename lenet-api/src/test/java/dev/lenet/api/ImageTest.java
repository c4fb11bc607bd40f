package dev.lenet.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.spec.Shape;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An image")
class ImageTest {
  @Test
  @DisplayName("holds the pixels that it was given, which are not copied")
  void holdsPixels() {
    byte[] pixels = new byte[6];
    Image gray = Image.gray(2, 3, pixels);
    assertEquals(new Shape(1, 2, 3), gray.shape());
    assertSame(pixels, gray.pixels());
    Image colour = new Image(new Shape(3, 2, 1), pixels);
    assertEquals(new Shape(3, 2, 1), colour.shape());
  }

  @Test
  @DisplayName("has as many pixels as its shape says")
  void refusesOtherNumbers() {
    var e = assertThrows(IllegalArgumentException.class, () -> Image.gray(2, 3, new byte[5]));
    assertTrue(e.toString().contains("1x2x3 has 6 pixels, but 5"), e.toString());
    assertThrows(IllegalArgumentException.class, () -> new Image(new Shape(3, 2, 3), new byte[17]));
  }
}
