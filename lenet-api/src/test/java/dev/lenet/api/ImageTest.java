package dev.lenet.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
  @DisplayName("keeps the given array of pixels without a copy")
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

  @Test
  @DisplayName("has at least one channel, row and column")
  void refusesEmptySides() {
    for (int[] sides : new int[][] {{0, 28}, {28, 0}, {-1, -784}, {-28, -28}}) {
      byte[] pixels = new byte[sides[0] * sides[1]];
      var e =
          assertThrows(
              IllegalArgumentException.class, () -> Image.gray(sides[0], sides[1], pixels));
      assertTrue(e.toString().contains("at least one channel"), e.toString());
    }
    Shape noChannel = new Shape(0, 2, 2);
    assertThrows(IllegalArgumentException.class, () -> new Image(noChannel, new byte[0]));
  }

  @Test
  @DisplayName("is made of integers from 0 to 255, which are copied")
  void isMadeOfIntegers() {
    int[] pixels = {0, 127, 128, 255};
    Image image = Image.gray(2, 2, pixels);
    pixels[0] = 9;
    assertArrayEquals(new byte[] {0, 127, -128, -1}, image.pixels());
    assertEquals("an image of 1x2x2", image.toString());
    for (int wrong : new int[] {-1, 256, Integer.MIN_VALUE}) {
      var e =
          assertThrows(
              IllegalArgumentException.class, () -> Image.gray(1, 2, new int[] {0, wrong}));
      assertTrue(e.toString().contains("number 1 is " + wrong), e.toString());
    }
    assertThrows(IllegalArgumentException.class, () -> Image.gray(2, 2, new int[3]));
  }
}
