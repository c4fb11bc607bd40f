package dev.lenet.cli.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An image of a digit")
class DigitImageTest {
  @Test
  @DisplayName("keeps every gray value, dark ones included")
  void gray() throws IOException {
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
  @DisplayName("turns colours into brightness: gray stays, pure colours weigh 299, 587 and 114")
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

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16})
  @DisplayName("of grays shows black where it has the gray that its tRNS chunk names")
  void transparentGray(int bits) throws IOException {
    int white = (1 << bits) - 1;
    byte[] transparent = {(byte) (white >> 8), (byte) white};
    byte[] whiteRows = new byte[(28 * bits + 7) / 8];
    Arrays.fill(whiteRows, (byte) 255);
    byte[] blackRows = new byte[whiteRows.length];
    byte[] seen = pixels(HandMadePng.of(bits, 0).chunk("tRNS", transparent).rows(whiteRows));
    assertArrayEquals(new byte[28 * 28], seen, "what is transparent");
    byte[] all = new byte[28 * 28];
    Arrays.fill(all, (byte) 255);
    assertArrayEquals(all, pixels(HandMadePng.of(bits, 0).rows(whiteRows)), "without tRNS");
    byte[] black = {0, 0};
    assertArrayEquals(
        all,
        pixels(HandMadePng.of(bits, 0).chunk("tRNS", black).rows(whiteRows)),
        "another gray is transparent");
    assertArrayEquals(
        new byte[28 * 28], pixels(HandMadePng.of(bits, 0).chunk("tRNS", black).rows(blackRows)));
  }

  @Test
  @DisplayName("with a text chunk that inflates to gigabytes is read without it")
  void textChunk() throws IOException {
    byte[] text = textOfGigabytes();
    byte[] white = new byte[28];
    Arrays.fill(white, (byte) 255);
    byte[] all = new byte[28 * 28];
    Arrays.fill(all, (byte) 255);
    byte[] gray = HandMadePng.of(8, 0).chunk("zTXt", text).rows(white);
    assertArrayEquals(all, pixels(gray));
    byte[] palette =
        HandMadePng.of(8, 3)
            .chunk("PLTE", new byte[] {-1, -1, -1})
            .chunk("zTXt", text)
            .rows(new byte[28]);
    assertArrayEquals(all, pixels(palette));
  }

  /** A keyword, and the same megabyte of zeros again and again. */
  private static byte[] textOfGigabytes() {
    Deflater deflater = new Deflater();
    byte[] block = new byte[10_000];
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(new byte[] {'k', 0, 0});
    for (int i = 0; i < 2; i++) {
      deflater.setInput(new byte[1 << 20]);
      int length = deflater.deflate(block, 0, block.length, Deflater.FULL_FLUSH);
      for (int copies = i == 0 ? 1 : 3_000; copies > 0; copies--) {
        text.write(block, 0, length);
      }
    }
    deflater.end();
    return text.toByteArray();
  }

  @Test
  @DisplayName("whose chunks have a wrong length, or are cut off, is refused as damaged")
  void liesAndCuts() throws IOException {
    byte[] whole = HandMadePng.of(8, 0).chunk("tRNS", new byte[] {0, 9}).rows(new byte[28]);
    for (int length = 0; length < whole.length - 16; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertEquals(ErrorCode.DATA_DAMAGED, refusal(cut).code(), "cut to " + length);
    }
    for (int at : new int[] {8, 33, 47}) {
      for (int claim : new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 100_000}) {
        byte[] lie = whole.clone();
        ByteBuffer.wrap(lie).putInt(at, claim);
        assertEquals(ErrorCode.DATA_DAMAGED, refusal(lie).code(), at + " says " + claim);
      }
    }
  }

  @Test
  @DisplayName("that ends with a tRNS chunk before its header is refused as damaged")
  void transparencyWithoutHeader() throws IOException {
    byte[] file = HandMadePng.headless().chunk("tRNS", new byte[] {0, 9}).bytes();
    assertEquals(22, file.length);
    assertEquals(ErrorCode.DATA_DAMAGED, refusal(file).code());
  }

  private static DataException refusal(byte[] png) {
    return assertThrows(DataException.class, () -> pixels(png));
  }

  private static byte[] pixels(byte[] png) throws IOException {
    return DigitImage.read(new ByteArrayInputStream(png), "test").pixels();
  }

  private static byte[] read(BufferedImage picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", bytes);
    return DigitImage.read(new ByteArrayInputStream(bytes.toByteArray()), "test").pixels();
  }
}
