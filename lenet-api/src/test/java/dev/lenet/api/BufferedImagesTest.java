package dev.lenet.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.spec.Shape;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An image converted from or to a BufferedImage")
class BufferedImagesTest {
  @Test
  @DisplayName("is gray by the luma of its colours, row by row; transparent pixels are black")
  void becomesGray() {
    BufferedImage picture = new BufferedImage(3, 2, BufferedImage.TYPE_INT_ARGB);
    int[] colours = {0xFFFF0000, 0xFF00FF00, 0xFF0000FF, 0xFFFFFFFF, 0x00FFFFFF, 0x80FFFFFF};
    for (int i = 0; i < colours.length; i++) {
      picture.setRGB(i % 3, i / 3, colours[i]);
    }
    Image image = BufferedImages.toImage(picture);
    assertEquals(new Shape(1, 2, 3), image.shape());
    assertArrayEquals(new byte[] {76, (byte) 150, 29, -1, 0, (byte) 128}, image.pixels());
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_4BYTE_ABGR
      })
  @DisplayName("keeps every shade of gray, whatever the kind of picture")
  void keepsShades(int type) {
    BufferedImage picture = new BufferedImage(256, 1, type);
    byte[] expected = new byte[256];
    for (int shade = 0; shade < 256; shade++) {
      picture.setRGB(shade, 0, 0xFF000000 | shade * 0x010101);
      expected[shade] = (byte) shade;
    }
    assertArrayEquals(expected, BufferedImages.toImage(picture).pixels());
  }

  @Test
  @DisplayName("keeps the values of a gray picture, which has no gamma that sRGB has")
  void keepsGray() {
    byte[] shades = new byte[256];
    for (int shade = 0; shade < 256; shade++) {
      shades[shade] = (byte) shade;
    }
    BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setDataElements(0, 0, 16, 16, shades);
    assertArrayEquals(shades, BufferedImages.toImage(picture).pixels());
  }

  @Test
  @DisplayName("takes the upper eight of sixteen bits, rounded")
  void roundsSixteenBits() {
    BufferedImage picture = new BufferedImage(4, 1, BufferedImage.TYPE_USHORT_GRAY);
    int[] samples = {65535, 257 * 128, 257 * 3 + 128, 257 * 3 + 129};
    picture.getRaster().setPixels(0, 0, 4, 1, samples);
    assertArrayEquals(new byte[] {-1, -128, 3, 4}, BufferedImages.toImage(picture).pixels());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("of a gray picture with transparency is as bright as it would be over black")
  void grayWithTransparency(boolean premultiplied) {
    ColorModel colors =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY),
            true,
            premultiplied,
            Transparency.TRANSLUCENT,
            DataBuffer.TYPE_BYTE);
    WritableRaster raster = colors.createCompatibleWritableRaster(3, 1);
    int half = premultiplied ? 100 : 200;
    int none = premultiplied ? 0 : 200;
    raster.setPixels(0, 0, 3, 1, new int[] {200, 255, half, 128, none, 0});
    BufferedImage picture = new BufferedImage(colors, raster, premultiplied, null);
    assertArrayEquals(new byte[] {-56, 100, 0}, BufferedImages.toImage(picture).pixels());
  }

  @Test
  @DisplayName("is the same after a way through a BufferedImage")
  void comesBack() {
    byte[] pixels = {0, 1, 127, -128, -2, -1};
    BufferedImage picture = BufferedImages.toBufferedImage(Image.gray(2, 3, pixels));
    assertArrayEquals(pixels, BufferedImages.toImage(picture).pixels());
  }

  @Test
  @DisplayName("becomes a gray picture of the same bytes")
  void becomesAPicture() {
    byte[] pixels = {0, 1, 127, -128, -2, -1};
    BufferedImage picture = BufferedImages.toBufferedImage(Image.gray(2, 3, pixels));
    assertEquals(3, picture.getWidth());
    assertEquals(2, picture.getHeight());
    assertEquals(BufferedImage.TYPE_BYTE_GRAY, picture.getType());
    byte[] raster = (byte[]) picture.getRaster().getDataElements(0, 0, 3, 2, null);
    assertArrayEquals(pixels, raster);
  }

  @Test
  @DisplayName("has one channel")
  void hasOneChannel() {
    Image colour = new Image(new Shape(3, 1, 1), new byte[3]);
    var e =
        assertThrows(IllegalArgumentException.class, () -> BufferedImages.toBufferedImage(colour));
    assertTrue(e.toString().contains("3x1x1"), e.toString());
  }

  @Test
  @DisplayName("needs java.desktop, as pictures from files and from AWT do, and nothing else")
  void littleNeedsTheDesktop() throws IOException, URISyntaxException {
    Path classes =
        Path.of(
            Objects.requireNonNull(BufferedImages.class.getProtectionDomain().getCodeSource())
                .getLocation()
                .toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      List<String> needing =
          files
              .filter(file -> file.toString().endsWith(".class"))
              .filter(file -> !file.endsWith("module-info.class"))
              .filter(BufferedImagesTest::namesTheDesktop)
              .map(file -> classes.relativize(file).toString().replace('\\', '/'))
              .sorted()
              .toList();
      assertEquals(
          List.of(
              "dev/lenet/api/BufferedImages.class",
              "dev/lenet/api/picture/DigitReader.class", // in a signature: it works without it
              "dev/lenet/api/picture/Picture.class", // in a signature: it works without it
              "dev/lenet/internal/picture/BytesInput.class",
              "dev/lenet/internal/picture/Decoder.class",
              "dev/lenet/internal/picture/Samples.class",
              "dev/lenet/internal/picture/Watch.class"),
          needing);
    }
  }

  /** A class file spells every class that it uses. */
  private static boolean namesTheDesktop(Path classFile) {
    try {
      String bytes = new String(Files.readAllBytes(classFile), StandardCharsets.ISO_8859_1);
      return Stream.of("java/awt/", "javax/imageio/", "javax/swing/", "java/beans/", "javax/print/")
          .anyMatch(bytes::contains);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
