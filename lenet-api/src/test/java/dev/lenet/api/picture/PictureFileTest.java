package dev.lenet.api.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A picture file")
class PictureFileTest {
  private static final int WIDTH = 16;
  private static final int HEIGHT = 24;

  @Test
  @DisplayName("is read the same from a path, a stream and memory")
  void waysToRead(@TempDir Path folder) throws IOException {
    byte[] file = HandMadeFiles.file(ramp(BufferedImage.TYPE_BYTE_GRAY), "png");
    byte[] pixels = rampPixels();
    Path path = Files.write(folder.resolve("ramp.any"), file);
    assertArrayEquals(pixels, Picture.read(path).pixels());
    assertArrayEquals(pixels, Picture.read(new ByteArrayInputStream(file)).pixels());
    assertArrayEquals(pixels, Picture.read(file).pixels());
    assertEquals(WIDTH, Picture.read(file).width());
    assertEquals(HEIGHT, Picture.read(file).height());
    assertEquals(1, Picture.read(file).scale());
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "gif", "bmp", "tiff"})
  @DisplayName("of gray keeps its values, dark ones included")
  void grayFormats(String format) throws IOException {
    byte[] file = HandMadeFiles.file(ramp(BufferedImage.TYPE_BYTE_GRAY), format);
    assertArrayEquals(rampPixels(), Picture.read(file).pixels());
  }

  @ParameterizedTest
  @CsvSource({
    "png, 1", "png, 2", "bmp, 1", "tiff, 1", "tiff, 2", "png, 6", "png, 5", "bmp, 5", "tiff, 5",
    "png, 8", "bmp, 8"
  })
  @DisplayName("of colours becomes gray by their luma, however its pixels lie in memory")
  void colourFormats(String format, int type) throws IOException {
    BufferedImage picture = new BufferedImage(6, 1, type);
    int[] colours = {0xFFFF0000, 0xFF00FF00, 0xFF0000FF, 0xFF848484, 0xFFFFFFFF, 0xFFFF8400};
    picture.setRGB(0, 0, 6, 1, colours, 0, 6);
    byte[] expected = {76, (byte) 150, 29, (byte) 132, -1, (byte) 154};
    int tolerance = type == BufferedImage.TYPE_USHORT_565_RGB ? 1 : 0;
    assertNear(expected, Picture.read(HandMadeFiles.file(picture, format)).pixels(), tolerance);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("that is a JPEG, progressive or not, is read, gray or coloured")
  void jpeg(boolean progressive) throws IOException {
    byte[] gray =
        HandMadeFiles.jpeg(blocks(BufferedImage.TYPE_BYTE_GRAY, 10, 60, 130, 250), progressive);
    assertNear(blockPixels(10, 60, 130, 250), Picture.read(gray).pixels(), 1);
    byte[] colour =
        HandMadeFiles.jpeg(
            blocks(BufferedImage.TYPE_INT_RGB, 0xFF0000, 0x00FF00, 0x0000FF, 0x373737),
            progressive);
    assertNear(blockPixels(76, 150, 29, 0x37), Picture.read(colour).pixels(), 2);
  }

  @Test
  @DisplayName("that is a JPEG of red, green and blue, not of luma, is read")
  void jpegOfRgb() throws IOException {
    byte[] samples = {-1, 0, 0, 0, -1, 0, 0, 0, -1, 0x37, 0x37, 0x37};
    byte[] file = HandMadeFiles.with(0xEE, HandMadeFiles.adobe(0), jpegOf(samples, 3));
    assertNear(blockPixels(76, 150, 29, 0x37), Picture.read(file).pixels(), 2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("that is a JPEG of four inks is as bright as paper with these inks on it")
  void jpegOfInks(boolean adobe) throws IOException {
    byte[] light = {
      -1, -1, -1, -1, // no ink
      0, -1, -1, -1, // cyan: no red
      -1, -1, 0, (byte) 128, // yellow and half black
      -1, -1, -1, 0 // black
    };
    byte[] jpeg = jpegOf(light, 4);
    byte[] file = adobe ? HandMadeFiles.with(0xEE, HandMadeFiles.adobe(0), jpeg) : jpeg;
    int half = Math.round((255 - 29) * 128 / 255f);
    assertNear(blockPixels(255, 255 - 76, half, 0), Picture.read(file).pixels(), 2);
  }

  @Test
  @DisplayName("that is a JPEG of inverted luma, two differences and black is read")
  void jpegOfYcck() throws IOException {
    byte[] samples = {
      0,
      -128,
      -128,
      -1, // white
      (byte) 155,
      -128,
      -128,
      -1, // gray 100
      55,
      -128,
      -128,
      (byte) 128, // gray 200, and half black
      0,
      -128,
      -128,
      0 // black
    };
    byte[] file = HandMadeFiles.with(0xEE, HandMadeFiles.adobe(2), jpegOf(samples, 4));
    assertNear(blockPixels(255, 100, 100, 0), Picture.read(file).pixels(), 2);
  }

  /** A JPEG file of four blocks with these samples, as they are. */
  private static byte[] jpegOf(byte[] samples, int bands) throws IOException {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, WIDTH, HEIGHT, bands, null);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int from = bands * block(x, y);
        raster.setDataElements(x, y, Arrays.copyOfRange(samples, from, from + bands));
      }
    }
    return HandMadeFiles.jpeg(raster);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("of sixteen bits is rounded to eight")
  void sixteenBits(boolean alpha) throws IOException {
    int[] samples = {65535, 257 * 128, 257 * 3 + 128, 257 * 3 + 129};
    ColorSpace gray = ColorSpace.getInstance(ColorSpace.CS_GRAY);
    int transparency = alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE;
    ComponentColorModel colors =
        new ComponentColorModel(gray, alpha, false, transparency, DataBuffer.TYPE_USHORT);
    WritableRaster raster = colors.createCompatibleWritableRaster(4, 1);
    raster.setSamples(0, 0, 4, 1, 0, samples);
    if (alpha) {
      raster.setSamples(0, 0, 4, 1, 1, new int[] {65535, 65535, 65535, 65535});
    }
    BufferedImage picture = new BufferedImage(colors, raster, false, null);
    byte[] file = HandMadeFiles.file(picture, "png");
    assertArrayEquals(new byte[] {-1, -128, 3, 4}, Picture.read(file).pixels());
  }

  @Test
  @DisplayName("of sixteen bits for each colour becomes gray by its luma")
  void sixteenBitColours() {
    byte[] row = {-1, -1, 0, 0, 0, 0, 0, 0, -1, -1, 0, 0, 0, 0, 0, 0, -1, -1, 8, 8, 8, 8, 8, 8};
    byte[] file = HandMadePng.of(4, 1, 16, HandMadePng.RGB).rows(row);
    assertArrayEquals(new byte[] {76, (byte) 150, 29, 8}, Picture.read(file).pixels());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  @DisplayName("of few grays has them spread from black to white")
  void fewGrays(int bits) {
    byte[] row = {0b01001110};
    byte[] pixels =
        Picture.read(HandMadePng.of(8 / bits, 1, bits, HandMadePng.GRAY).rows(row)).pixels();
    int most = (1 << bits) - 1;
    for (int x = 0; x < 8 / bits; x++) {
      int sample = (row[0] >> (8 - bits - x * bits)) & most;
      assertEquals(sample * 255 / most, pixels[x] & 0xFF, "pixel " + x);
    }
  }

  @Test
  @DisplayName("with a palette has the luma of its entries, and paper for transparent ones")
  void palette() {
    byte[] colours = {-1, 0, 0, 0, -1, 0, 0x37, 0x37, 0x37};
    byte[] opacities = {-1, 0, -1};
    byte[] file =
        HandMadePng.of(4, 1, 8, HandMadePng.PALETTE)
            .chunk("PLTE", colours)
            .chunk("tRNS", opacities)
            .rows(new byte[] {0, 1, 2, 1});
    assertArrayEquals(new byte[] {76, -1, 0x37, -1}, Picture.read(file).pixels());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16})
  @DisplayName("of grays has paper where it has the gray that its tRNS chunk names")
  void transparentGray(int bits) {
    int most = (1 << bits) - 1;
    byte[] white = {(byte) (most >> 8), (byte) most};
    byte[] clear = new byte[(5 * bits + 7) / 8];
    Arrays.fill(clear, (byte) 255);
    byte[] stroke = clear.clone();
    int first = 2 * bits; // the third of five pixels is black
    for (int bit = first; bit < first + bits; bit++) {
      stroke[bit / 8] &= (byte) ~(0x80 >> bit % 8);
    }
    byte[] file =
        HandMadePng.of(5, 3, bits, HandMadePng.GRAY)
            .chunk("tRNS", white)
            .rows(clear, stroke, clear);
    byte[] expected = new byte[15];
    Arrays.fill(expected, (byte) 255);
    expected[7] = 0;
    assertArrayEquals(expected, Picture.read(file).pixels());
    byte[] black = {0, 0};
    file =
        HandMadePng.of(5, 3, bits, HandMadePng.GRAY)
            .chunk("tRNS", black)
            .rows(clear, stroke, clear);
    expected[7] = -1; // the border shows the paper, which is white
    assertArrayEquals(expected, Picture.read(file).pixels());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("interlaced or not is the same picture")
  void interlaced(boolean interlaced) throws IOException {
    for (String format : new String[] {"png", "gif"}) {
      ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setProgressiveMode(
          interlaced ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (var out = new MemoryCacheImageOutputStream(bytes)) {
        writer.setOutput(out);
        writer.write(null, new IIOImage(ramp(BufferedImage.TYPE_BYTE_GRAY), null, null), param);
      } finally {
        writer.dispose();
      }
      assertArrayEquals(rampPixels(), Picture.read(bytes.toByteArray()).pixels(), format);
    }
  }

  @Test
  @DisplayName("that is an animated GIF shows its first frame")
  void animated() throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (int frame = 0; frame < 3; frame++) {
        BufferedImage picture = ramp(BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setSample(0, 0, 0, 200 + frame);
        writer.writeToSequence(new IIOImage(picture, null, null), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    assertEquals(200, Picture.read(bytes.toByteArray()).pixels()[0] & 0xFF);
  }

  @Test
  @DisplayName("that is a GIF with a transparent colour shows paper there")
  void transparentGif() throws IOException {
    byte[] colours = {-1, 0};
    IndexColorModel palette = new IndexColorModel(1, 2, colours, colours, colours, 0);
    BufferedImage picture = new BufferedImage(5, 9, BufferedImage.TYPE_BYTE_BINARY, palette);
    picture.getRaster().setSample(2, 1, 0, 1);
    byte[] pixels = Picture.read(HandMadeFiles.file(picture, "gif")).pixels();
    assertEquals(-1, pixels[0]);
    assertEquals(0, pixels[7]);
  }

  @Test
  @DisplayName("that is a WBMP of black and white is read")
  void wbmp() throws IOException {
    BufferedImage picture = new BufferedImage(5, 3, BufferedImage.TYPE_BYTE_BINARY);
    picture.getRaster().setSample(2, 1, 0, 1);
    byte[] expected = new byte[15];
    expected[7] = -1;
    assertArrayEquals(expected, Picture.read(HandMadeFiles.file(picture, "wbmp")).pixels());
  }

  /** Where Exif says that the first row and the first column as stored are to be seen. */
  @ParameterizedTest
  @CsvSource({
    "1, top, left", "2, top, right", "3, bottom, right", "4, bottom, left",
    "5, left, top", "6, right, top", "7, right, bottom", "8, left, bottom"
  })
  @DisplayName("is turned upright as its Exif data say: JPEG, PNG and TIFF, in either byte order")
  void orientation(int orientation, String firstRow, String firstColumn) throws IOException {
    boolean lying = orientation > 4;
    int width = lying ? HEIGHT : WIDTH;
    int height = lying ? WIDTH : HEIGHT;
    byte[] seen = blockPixels(10, 60, 130, 250);
    byte[] stored = new byte[seen.length];
    byte[][] rows = new byte[height][width];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int x = lying ? place(firstRow, row) : place(firstColumn, column);
        int y = lying ? place(firstColumn, column) : place(firstRow, row);
        rows[row][column] = seen[y * WIDTH + x];
        stored[row * width + column] = rows[row][column];
      }
    }
    byte[] tiff = HandMadeFiles.tiff(width, height, stored, orientation);
    assertUpright(seen, tiff, 0);
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setDataElements(0, 0, width, height, stored);
    byte[] jpeg = HandMadeFiles.jpeg(picture, false);
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      byte[] exif = HandMadeFiles.exif(orientation, order);
      assertUpright(seen, HandMadeFiles.with(0xE1, exif, jpeg), 1);
      byte[] png =
          HandMadePng.of(width, height, 8, HandMadePng.GRAY)
              .chunk("eXIf", HandMadeFiles.orientation(orientation, order))
              .rows(rows);
      assertUpright(seen, png, 0);
    }
  }

  private static int place(String side, int index) {
    return switch (side) {
      case "right" -> WIDTH - 1 - index;
      case "bottom" -> HEIGHT - 1 - index;
      default -> index;
    };
  }

  private static void assertUpright(byte[] seen, byte[] file, int tolerance) {
    Picture picture = Picture.read(file);
    assertEquals(WIDTH, picture.width());
    assertEquals(HEIGHT, picture.height());
    assertEquals(WIDTH, picture.originalWidth());
    assertEquals(HEIGHT, picture.originalHeight());
    assertNear(seen, picture.pixels(), tolerance);
  }

  @Test
  @DisplayName("that is upright as stored is not copied as one that is turned")
  void notTurned() throws IOException {
    BufferedImage picture = new BufferedImage(2_000, 1_000, BufferedImage.TYPE_BYTE_GRAY);
    byte[] upright = HandMadeFiles.file(picture, "jpeg");
    byte[] lying = HandMadeFiles.with(0xE1, HandMadeFiles.exif(6, ByteOrder.BIG_ENDIAN), upright);
    taken(upright);
    taken(lying); // both, so that no classes are loaded any more
    long more = taken(lying) - taken(upright);
    assertTrue(more > 1_900_000, more + " bytes more");
  }

  /** How many bytes of memory a file needs until it is read. */
  private static long taken(byte[] file) {
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = memory.getCurrentThreadAllocatedBytes();
    Picture.read(file);
    return memory.getCurrentThreadAllocatedBytes() - before;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 255, 65535})
  @DisplayName("whose Exif data have an unknown orientation is not turned")
  void unknownOrientation(int orientation) throws IOException {
    byte[] exif = HandMadeFiles.exif(orientation, ByteOrder.BIG_ENDIAN);
    byte[] jpeg = HandMadeFiles.jpeg(blocks(BufferedImage.TYPE_BYTE_GRAY, 10, 60, 130, 250), false);
    assertUpright(blockPixels(10, 60, 130, 250), HandMadeFiles.with(0xE1, exif, jpeg), 1);
  }

  @Test
  @DisplayName("whose Exif data are cut off anywhere is read")
  void cutExif() throws IOException {
    byte[] exif = HandMadeFiles.exif(6, ByteOrder.LITTLE_ENDIAN);
    byte[] jpeg = HandMadeFiles.jpeg(blocks(BufferedImage.TYPE_BYTE_GRAY, 1, 2, 3, 4), false);
    int turned = 0;
    for (int length = 0; length <= exif.length; length++) {
      byte[] cut = HandMadeFiles.with(0xE1, Arrays.copyOf(exif, length), jpeg);
      turned += Picture.read(cut).width() == HEIGHT ? 1 : 0;
    }
    assertEquals(5, turned, "with the whole entry, and up to four bytes of what follows");
  }

  @Test
  @DisplayName("that is a JPEG with comments, a small picture and a damaged profile is read")
  void needlessSegments() throws IOException {
    byte[] jpeg = HandMadeFiles.jpeg(blocks(BufferedImage.TYPE_BYTE_GRAY, 10, 60, 130, 250), false);
    byte[] file = HandMadeFiles.with(0xFE, jpeg.clone(), jpeg);
    file = HandMadeFiles.with(0xE2, "ICC_PROFILE\0\1\1rubbish".getBytes(ISO_8859_1), file);
    file = HandMadeFiles.with(0xE1, jpeg.clone(), file);
    byte[] trailing = Arrays.copyOf(file, file.length + 100);
    assertUpright(blockPixels(10, 60, 130, 250), trailing, 1);
  }

  private static BufferedImage ramp(int type) {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, type);
    picture.getRaster().setDataElements(0, 0, WIDTH, HEIGHT, rampPixels());
    return picture;
  }

  /** All grays from 0 to 255, and some again. */
  private static byte[] rampPixels() {
    byte[] pixels = new byte[WIDTH * HEIGHT];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) i;
    }
    return pixels;
  }

  /** Four blocks, because JPEG keeps what is the same in squares of 8. */
  private static BufferedImage blocks(int type, int... colours) {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, type);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int colour = colours[block(x, y)];
        if (type == BufferedImage.TYPE_BYTE_GRAY) {
          picture.getRaster().setSample(x, y, 0, colour);
        } else {
          picture.setRGB(x, y, colour);
        }
      }
    }
    return picture;
  }

  private static byte[] blockPixels(int... grays) {
    byte[] pixels = new byte[WIDTH * HEIGHT];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) grays[block(i % WIDTH, i / WIDTH)];
    }
    return pixels;
  }

  private static int block(int x, int y) {
    return (x < 8 ? 0 : 1) + (y < 16 ? 0 : 2);
  }

  private static void assertNear(byte[] expected, byte[] pixels, int tolerance) {
    assertEquals(expected.length, pixels.length);
    for (int i = 0; i < expected.length; i++) {
      int difference = (expected[i] & 0xFF) - (pixels[i] & 0xFF);
      int at = i;
      assertTrue(
          Math.abs(difference) <= tolerance,
          () -> "pixel %d is %d, not %d".formatted(at, pixels[at] & 0xFF, expected[at] & 0xFF));
    }
  }
}
