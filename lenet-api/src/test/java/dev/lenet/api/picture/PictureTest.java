package dev.lenet.api.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.PictureException;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A picture in memory")
class PictureTest {
  private static final int BLACK = 0xFF000000;
  private static final int WHITE = 0xFFFFFFFF;
  private static final int CLEAR = 0;

  @Test
  @DisplayName("of gray pixels has these pixels, not copied")
  void gray() {
    byte[] pixels = {0, 1, 2, 3, 4, -1};
    Picture picture = Picture.gray(3, 2, pixels);
    assertEquals(3, picture.width());
    assertEquals(2, picture.height());
    assertEquals(1, picture.scale());
    assertEquals(3, picture.originalWidth());
    assertEquals(2, picture.originalHeight());
    assertSame(pixels, picture.pixels());
    assertEquals("a picture of 3 x 2 pixels", picture.toString());
  }

  @Test
  @DisplayName("of colours is gray by their luma: red, green and blue weigh 299, 587 and 114")
  void colours() {
    int[] colours = {0xFFFF0000, 0xFF00FF00, 0xFF0000FF, 0xFF373737, 0xFFFFFFFF, 0xFF102030};
    byte[] expected = {76, (byte) 150, 29, 0x37, -1, 29};
    assertArrayEquals(expected, Picture.argb(6, 1, colours).pixels());
  }

  @Test
  @DisplayName("of AWT has the values that the picture stores, copied")
  void awt() {
    BufferedImage awt = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
    awt.getRaster().setDataElements(0, 0, 2, 1, new byte[] {100, -56});
    Picture picture = Picture.of(awt);
    assertArrayEquals(new byte[] {100, -56}, picture.pixels());
    awt.getRaster().setDataElements(0, 0, 2, 1, new byte[2]);
    assertArrayEquals(new byte[] {100, -56}, picture.pixels());
  }

  @Test
  @DisplayName("of AWT may have floating point, and values out of range")
  void floats() {
    ColorSpace gray = ColorSpace.getInstance(ColorSpace.CS_GRAY);
    float[] samples = {0, 0.5f, 1, -7, 7, Float.NaN};
    WritableRaster raster = raster(gray, DataBuffer.TYPE_FLOAT, 6);
    raster.setPixels(0, 0, 6, 1, samples);
    BufferedImage awt = new BufferedImage(colors(gray, DataBuffer.TYPE_FLOAT), raster, false, null);
    assertArrayEquals(new byte[] {0, -128, -1, 0, -1, 0}, Picture.of(awt).pixels());
  }

  @Test
  @DisplayName("of AWT may have linear light, which becomes what a screen shows")
  void linear() {
    ColorSpace linear = ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB);
    WritableRaster raster = raster(linear, DataBuffer.TYPE_BYTE, 3);
    raster.setPixels(0, 0, 3, 1, new int[] {0, 0, 0, 55, 55, 55, 255, 255, 255});
    BufferedImage awt =
        new BufferedImage(colors(linear, DataBuffer.TYPE_BYTE), raster, false, null);
    // IEC 61966-2-1: 1.055 (55 / 255)^(1 / 2.4) - 0.055 = 0.5066
    assertEquals(129, Picture.of(awt).pixels()[1] & 0xFF, 1);
    assertEquals(-1, Picture.of(awt).pixels()[2]);
  }

  @Test
  @DisplayName("of AWT may have four inks")
  void inks() {
    WritableRaster raster = raster(new Inks(), DataBuffer.TYPE_BYTE, 4);
    int[] samples = {0, 0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 255, 0, 0, 255, 128};
    raster.setPixels(0, 0, 4, 1, samples);
    BufferedImage awt =
        new BufferedImage(colors(new Inks(), DataBuffer.TYPE_BYTE), raster, false, null);
    byte[] expected = {-1, (byte) (255 - 76), 0, (byte) ((255 - 29) * 127 / 255)};
    assertArrayEquals(expected, Picture.of(awt).pixels());
  }

  private static WritableRaster raster(ColorSpace space, int type, int width) {
    return colors(space, type).createCompatibleWritableRaster(width, 1);
  }

  private static ComponentColorModel colors(ColorSpace space, int type) {
    return new ComponentColorModel(space, false, false, Transparency.OPAQUE, type);
  }

  /** Cyan, magenta, yellow, black; must not be asked to convert. */
  private static final class Inks extends ColorSpace {
    private static final long serialVersionUID = 1L;

    Inks() {
      super(TYPE_CMYK, 4);
    }

    @Override
    public float[] toRGB(float[] inks) {
      throw new IllegalStateException();
    }

    @Override
    public float[] fromRGB(float[] rgb) {
      throw new IllegalStateException();
    }

    @Override
    public float[] toCIEXYZ(float[] inks) {
      throw new IllegalStateException();
    }

    @Override
    public float[] fromCIEXYZ(float[] xyz) {
      throw new IllegalStateException();
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 5, 0", "5, 0, 0", "-2, -3, 6", "2, 3, 5", "65536, 65536, 0"})
  @DisplayName("needs as many pixels as it has columns times rows")
  void size(int width, int height, int pixels) {
    assertThrows(
        IllegalArgumentException.class, () -> Picture.gray(width, height, new byte[pixels]));
    assertThrows(
        IllegalArgumentException.class, () -> Picture.argb(width, height, new int[pixels]));
  }

  @Test
  @DisplayName("has at most 50 million pixels, and at most 65,535 on a side")
  void limit() {
    assertEquals(10_000, Picture.gray(10_000, 5_000, new byte[50_000_000]).width());
    assertEquals(65_535, Picture.gray(65_535, 1, new byte[65_535]).width());
    PictureException e =
        assertThrows(PictureException.class, () -> Picture.gray(1, 65_536, new byte[65_536]));
    assertEquals(ErrorCode.PICTURE_TOO_LARGE, e.code());
    BufferedImage bits = new BufferedImage(10_000, 5_001, BufferedImage.TYPE_BYTE_BINARY);
    e = assertThrows(PictureException.class, () -> Picture.of(bits));
    assertTrue(e.reason().contains("10000 x 5001"), e.reason());
  }

  @ParameterizedTest
  @ValueSource(ints = {BLACK, 0xFF0000FF, 0xFF7F7F7F})
  @DisplayName("of dark strokes on nothing gets white paper")
  void darkStrokes(int ink) {
    byte[] pixels = strokes(ink);
    assertEquals(-1, pixels[0]);
    assertEquals(-1, pixels[55]);
    assertTrue((pixels[22] & 0xFF) < 128);
  }

  @ParameterizedTest
  @ValueSource(ints = {WHITE, 0xFFFFFF00, 0xFF808080})
  @DisplayName("of light strokes on nothing gets black paper")
  void lightStrokes(int ink) {
    byte[] pixels = strokes(ink);
    assertEquals(0, pixels[0]);
    assertEquals(0, pixels[55]);
    assertTrue((pixels[22] & 0xFF) > 127);
  }

  /** A hook on 10x10 transparent pixels; one of its pixels is at 22, none at 55. */
  private static byte[] strokes(int ink) {
    int[] pixels = new int[100];
    for (int i = 2; i < 8; i++) {
      pixels[20 + i] = ink;
      pixels[10 * i + 2] = ink;
    }
    return Picture.argb(10, 10, pixels).pixels();
  }

  @Test
  @DisplayName("of a filled black rectangle on nothing gets white paper: it is a stroke")
  void bar() {
    int[] pixels = new int[100];
    for (int y = 1; y < 9; y++) {
      pixels[10 * y + 4] = BLACK;
      pixels[10 * y + 5] = BLACK;
    }
    byte[] seen = Picture.argb(10, 10, pixels).pixels();
    assertEquals(-1, seen[0]);
    assertEquals(0, seen[14]);
  }

  @Test
  @DisplayName("with half-transparent edges shows their mix with the paper")
  void halfTransparent() {
    int[] pixels = new int[25];
    pixels[12] = BLACK;
    pixels[13] = 0x40000000;
    assertEquals(191, Picture.argb(5, 5, pixels).pixels()[13] & 0xFF);
    pixels[12] = WHITE;
    pixels[13] = 0x40FFFFFF;
    assertEquals(64, Picture.argb(5, 5, pixels).pixels()[13] & 0xFF);
  }

  @ParameterizedTest
  @ValueSource(ints = {0xFFDDDDDD, 0xFF222222})
  @DisplayName("whose border can be seen gets paper of the border's colour")
  void border(int paper) {
    int[] pixels = new int[100];
    Arrays.fill(pixels, paper);
    pixels[44] = ~paper | 0xFF000000;
    pixels[55] = CLEAR;
    pixels[0] = CLEAR;
    byte[] seen = Picture.argb(10, 10, pixels).pixels();
    assertEquals((byte) paper, seen[55]);
    assertEquals((byte) paper, seen[0]);
  }

  @ParameterizedTest
  @ValueSource(ints = {0xFFDDDDDD, 0xFF222222})
  @DisplayName("of a card with ink on it, with nothing around, gets paper of the card's colour")
  void card(int paper) {
    int[] pixels = new int[400];
    for (int y = 3; y < 17; y++) {
      Arrays.fill(pixels, 20 * y + 3, 20 * y + 17, paper);
    }
    pixels[205] = ~paper | 0xFF000000;
    pixels[206] = ~paper | 0xFF000000;
    assertEquals((byte) paper, Picture.argb(20, 20, pixels).pixels()[0]);
  }

  @Test
  @DisplayName("that is transparent everywhere is white")
  void clear() {
    byte[] white = new byte[12];
    Arrays.fill(white, (byte) 255);
    assertArrayEquals(white, Picture.argb(4, 3, new int[12]).pixels());
  }

  @Test
  @DisplayName("of one pixel is a picture")
  void onePixel() {
    assertArrayEquals(new byte[] {9}, Picture.gray(1, 1, new byte[] {9}).pixels());
    assertArrayEquals(new byte[] {0}, Picture.argb(1, 1, new int[] {BLACK}).pixels());
  }
}
