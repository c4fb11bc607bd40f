package dev.lenet.cli.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An image of a digit")
class DigitImageTest {
  @Test
  @DisplayName("keeps every grey value, dark ones included")
  void grey() throws IOException {
    BufferedImage picture = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
    byte[] values = new byte[28 * 28];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) i;
    }
    picture.getRaster().setDataElements(0, 0, 28, 28, values);
    assertArrayEquals(values, read(picture));
  }

  @Test
  @DisplayName("takes the upper eight of sixteen bits, rounded")
  void sixteenBits() throws IOException {
    BufferedImage picture = new BufferedImage(28, 28, BufferedImage.TYPE_USHORT_GRAY);
    WritableRaster raster = picture.getRaster();
    raster.setSample(0, 0, 0, 65535);
    raster.setSample(1, 0, 0, 257 * 3);
    raster.setSample(2, 0, 0, 257 * 3 + 129);
    byte[] pixels = read(picture);
    assertEquals((byte) 255, pixels[0]);
    assertEquals(3, pixels[1]);
    assertEquals(4, pixels[2]);
  }

  @Test
  @DisplayName("turns colours into brightness: grey stays, pure colours weigh 299, 587 and 114")
  void colour() throws IOException {
    BufferedImage picture = new BufferedImage(28, 28, BufferedImage.TYPE_INT_RGB);
    int[] colours = {0xFFFFFF, 0x373737, 0xFF0000, 0x00FF00, 0x0000FF};
    int[] expected = {255, 0x37, 76, 150, 29};
    for (int i = 0; i < colours.length; i++) {
      picture.setRGB(i, 0, colours[i]);
    }
    byte[] pixels = read(picture);
    for (int i = 0; i < colours.length; i++) {
      assertEquals((byte) expected[i], pixels[i], "pixel " + i);
    }
  }

  @Test
  @DisplayName("shows black where it is transparent")
  void transparent() throws IOException {
    BufferedImage picture = new BufferedImage(28, 28, BufferedImage.TYPE_INT_ARGB);
    picture.setRGB(0, 0, 0x00FFFFFF);
    picture.setRGB(1, 0, 0x80FFFFFF);
    picture.setRGB(2, 0, 0xFFFFFFFF);
    byte[] pixels = read(picture);
    assertArrayEquals(
        new byte[] {0, (byte) 128, (byte) 255}, new byte[] {pixels[0], pixels[1], pixels[2]});
  }

  @Test
  @DisplayName("reads black and white and palettes")
  void palette() throws IOException {
    BufferedImage picture = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_BINARY);
    picture.setRGB(5, 1, 0xFFFFFFFF);
    byte[] pixels = read(picture);
    assertEquals((byte) 255, pixels[28 + 5]);
    assertEquals(0, pixels[28 + 6]);
  }

  private static byte[] read(BufferedImage picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", bytes);
    return DigitImage.read(new ByteArrayInputStream(bytes.toByteArray()), "test").pixels();
  }
}
