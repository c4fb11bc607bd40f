package dev.lenet.api.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.PictureException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A file that is no good picture")
class DamagedPictureTest {
  /** So many bytes at most say which format a file has. */
  private static final int SIGNATURE = 16;

  private static final int SIZE = 40;

  @Test
  @DisplayName("that does not exist is named, with the reason")
  void missing(@TempDir Path folder) {
    PictureException e = refusal(folder.resolve("absent.png"));
    assertEquals(ErrorCode.PICTURE_ACCESS, e.code());
    assertTrue(
        e.reason().endsWith("absent.png' cannot be read: no such file or folder"), e.reason());
  }

  @Test
  @DisplayName("that is a folder is refused as one")
  void folder(@TempDir Path folder) {
    PictureException e = refusal(folder);
    assertEquals(ErrorCode.PICTURE_ACCESS, e.code());
    assertTrue(e.reason().contains("is a folder"), e.reason());
  }

  @Test
  @DisplayName("that is empty is refused as such")
  void empty(@TempDir Path folder) throws IOException {
    PictureException e = refusal(Files.createFile(folder.resolve("empty.jpg")));
    assertEquals(ErrorCode.PICTURE_DAMAGED, e.code());
    assertTrue(e.reason().endsWith("empty.jpg' is an empty file"), e.reason());
  }

  @ParameterizedTest
  @CsvSource({
    "\u007fELF\u0002\u0001\u0001\u0000, is not a PNG",
    "<svg xmlns='http://www.w3.org/2000/svg'/>, seems to be SVG",
    "%PDF-1.7 with a form, seems to be PDF",
    "0000ftypheic of a telephone, seems to be HEIC",
    "RIFF1234WEBPVP8, seems to be WebP",
    "P5 8 8 255, seems to be PNM"
  })
  @DisplayName("of another format is refused, with what it seems to be")
  void otherFormats(String content, String found, @TempDir Path folder) throws IOException {
    PictureException e = refusal(Files.write(folder.resolve("text.png"), content.getBytes(UTF_8)));
    assertEquals(ErrorCode.PICTURE_UNKNOWN, e.code());
    assertTrue(e.reason().contains(found), e.reason());
    assertTrue(e.reason().endsWith("convert it to PNG"), e.reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a letter to a friend\n", "first,second\r\n1,2\r\n", "eine Zahl: fünf"})
  @DisplayName("that is a text file is said to be no picture")
  void text(String content, @TempDir Path folder) throws IOException {
    PictureException e = refusal(Files.write(folder.resolve("text.png"), content.getBytes(UTF_8)));
    assertEquals(ErrorCode.PICTURE_UNKNOWN, e.code());
    assertTrue(e.reason().contains("text.png' is no picture but a text file"), e.reason());
  }

  @Test
  @DisplayName("that is null is refused by a message that says what is null")
  @SuppressWarnings("NullAway") // what a caller must not do
  void refusesNull() {
    var e = assertThrows(NullPointerException.class, () -> Picture.read((Path) null));
    assertEquals("file is null", e.getMessage());
    e = assertThrows(NullPointerException.class, () -> Picture.read((InputStream) null));
    assertEquals("in is null", e.getMessage());
    e = assertThrows(NullPointerException.class, () -> Picture.read((byte[]) null));
    assertEquals("file is null", e.getMessage());
  }

  @Test
  @DisplayName("whose stream fails is refused with the reason")
  void failingStream() {
    InputStream in =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the line is dead");
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            return read();
          }
        };
    PictureException e = assertThrows(PictureException.class, () -> Picture.read(in));
    assertEquals(ErrorCode.PICTURE_ACCESS, e.code());
    assertTrue(e.reason().contains("the line is dead"), e.reason());
  }

  @Test
  @DisplayName("with more than 100 MiB is refused before it is whole in memory")
  void manyBytes() {
    InputStream endless =
        new InputStream() {
          private long left = 1L << 40;

          @Override
          public int read() {
            return 0;
          }

          @Override
          public int read(byte[] into, int from, int length) {
            left -= length;
            assertTrue(left > (1L << 40) - (200 << 20), "still reads after 200 MiB");
            return length;
          }
        };
    PictureException e = assertThrows(PictureException.class, () -> Picture.read(endless));
    assertEquals(ErrorCode.PICTURE_TOO_LARGE, e.code());
    assertTrue(e.reason().contains(" bytes that are read"), e.reason());
  }

  @Test
  @DisplayName("with more than 100 MiB is refused as well if it is in memory, or its file says so")
  void manyBytesInMemory(@TempDir Path folder) throws IOException {
    byte[] jpeg = HandMadeFiles.jpeg(picture(BufferedImage.TYPE_INT_RGB), false);
    PictureException e = refusal(Arrays.copyOf(jpeg, 110 << 20));
    assertEquals(ErrorCode.PICTURE_TOO_LARGE, e.code());
    assertTrue(e.reason().contains(" bytes that are read"), e.reason());
    Path file = Files.write(folder.resolve("long.jpg"), jpeg);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(110 << 20);
    }
    assertEquals(ErrorCode.PICTURE_TOO_LARGE, refusal(file).code());
  }

  @ParameterizedTest
  @CsvSource({"30000, 30000", "65536, 1", "50000, -50000", "2147483647, 2147483647"})
  @DisplayName("of the format BMP is refused by its header if it says to have that many")
  void manyPixelsOfBmp(int width, int height) {
    ByteBuffer file = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 'B').put((byte) 'M').putInt(200).putInt(0).putInt(54); // where the pixels begin
    file.putInt(40).putInt(width).putInt(height).putShort((short) 1).putShort((short) 24);
    PictureException e = refusal(file.array());
    assertEquals(ErrorCode.PICTURE_TOO_LARGE, e.code(), e.reason());
    assertTrue(e.reason().contains(" pixels, and at most 50 million are read"), e.reason());
  }

  @ParameterizedTest
  @CsvSource({"30000, 30000", "7072, 7071", "65536, 1", "1, 50000000", "2147483647, 2147483647"})
  @DisplayName(
      "that says to have more than 50 million pixels, or 65,535 on a side, is refused by its header")
  void manyPixels(int width, int height) {
    byte[] file = HandMadePng.of(width, height, 8, HandMadePng.GRAY).rows(new byte[100]);
    PictureException e = refusal(file);
    assertEquals(ErrorCode.PICTURE_TOO_LARGE, e.code());
    assertTrue(e.reason().contains(width + " x " + height + " pixels"), e.reason());
    assertTrue(e.reason().endsWith("; shrink the picture"), "no heap helps: " + e.reason());
  }

  @Test
  @DisplayName("that is a PNG whose texts inflate to gigabytes is read without them")
  void textBomb() {
    byte[] text = HandMadePng.textOf(3_000);
    for (String type : new String[] {"zTXt", "iTXt", "iCCP"}) {
      byte[] file =
          HandMadePng.of(1, 1, 8, HandMadePng.PALETTE)
              .chunk(type, text)
              .chunk("PLTE", new byte[] {9, 9, 9})
              .chunk(type, text)
              .rows(new byte[1]);
      assertEquals(9, Picture.read(file).pixels()[0]);
    }
  }

  @Test
  @DisplayName("that is a PNG with gigabytes of pixels after its last one is read without them")
  void pixelBomb() {
    byte[] packed = HandMadePng.textOf(3_000);
    byte[] file =
        HandMadePng.of(1, 1, 8, HandMadePng.GRAY)
            .chunk("IDAT", Arrays.copyOfRange(packed, 3, packed.length))
            .chunk("IEND", new byte[0])
            .bytes();
    assertEquals(1, Picture.read(file).width());
  }

  @Test
  @DisplayName("that is a GIF with more pixels than it has room for is read up to its last row")
  void endlessGif() {
    ByteBuffer gif = ByteBuffer.allocate(1_000).order(ByteOrder.LITTLE_ENDIAN);
    gif.put("GIF89a".getBytes(US_ASCII)).putShort((short) 1).putShort((short) 1);
    gif.put(new byte[] {(byte) 0x80, 0, 0, 7, 7, 7, -1, -1, -1});
    gif.put((byte) ',').putInt(0).putShort((short) 1).putShort((short) 1);
    gif.put(new byte[] {0, 2, -1, 4}); // two bits; 255 bytes: clear, then 0 again and again
    assertEquals(7, Picture.read(gif.array()).pixels()[0]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "progressive", "gif", "bmp", "tiff", "wbmp"})
  @DisplayName("that is cut off is refused wherever it is cut")
  void cutOff(String format) throws IOException {
    byte[] whole = requireNonNull(files().get(format));
    int most = whole.length - Map.of("png", 12, "gif", 1).getOrDefault(format, 0);
    for (int length = 0; length < most; length += length < 100 ? 1 : 7) {
      PictureException e = refusal(Arrays.copyOf(whole, length));
      // WBMP has no signature
      boolean canBeUnknown = length < SIGNATURE || format.equals("wbmp");
      boolean unknown = canBeUnknown && e.code() == ErrorCode.PICTURE_UNKNOWN;
      assertTrue(unknown || e.code() == ErrorCode.PICTURE_DAMAGED, length + ": " + e.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 33, 47})
  @DisplayName("that is a PNG whose chunks have a wrong length is refused")
  void lengths(int at) {
    byte[] file =
        HandMadePng.of(1, 1, 8, HandMadePng.GRAY)
            .chunk("tRNS", new byte[] {0, 9})
            .rows(new byte[1]);
    for (int claim : new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 100_000}) {
      byte[] lie = file.clone();
      ByteBuffer.wrap(lie).putInt(at, claim);
      assertEquals(ErrorCode.PICTURE_DAMAGED, refusal(lie).code(), at + " says " + claim);
    }
  }

  @Test
  @DisplayName("that is a PNG with a changed byte in its pixels is refused")
  void checksum() {
    byte[] file = HandMadePng.of(4, 1, 8, HandMadePng.GRAY).rows(new byte[] {1, 2, 3, 4});
    for (int at = 16; at < file.length - 12; at++) {
      byte[] changed = file.clone();
      changed[at] ^= 1;
      refusal(changed);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "progressive"})
  @DisplayName("that is a JPEG whose pixels end before the last one is refused")
  void shortScan(String format) throws IOException {
    byte[] file = requireNonNull(files().get(format));
    int scan = new String(file, ISO_8859_1).indexOf("\u00FF\u00DA");
    file[scan + 30] = (byte) 0xFF;
    file[scan + 31] = (byte) 0xD9;
    PictureException e = refusal(file);
    assertEquals(ErrorCode.PICTURE_DAMAGED, e.code());
    assertTrue(e.reason().contains("premature end"), e.reason());
  }

  @Test
  @DisplayName("that is a JPEG with thousands of scans is refused, because it takes minutes")
  void manyScans() {
    byte[] scan = {-1, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 0, 0};
    ByteBuffer file = ByteBuffer.allocate(21 + 1_000 * scan.length + 2);
    file.put(new byte[] {-1, (byte) 0xD8, -1, (byte) 0xC2, 0, 11, 8});
    file.putShort((short) 5_000).putShort((short) 5_000).put(new byte[] {1, 1, 0x11, 0});
    for (int i = 0; i < 1_000; i++) {
      file.put(scan);
    }
    PictureException e = refusal(file.put(new byte[] {-1, (byte) 0xD9}).array());
    assertTrue(e.reason().contains("more scans"), e.reason());
  }

  @Test
  @DisplayName("is refused or read, whatever bytes in it are changed, cut out or repeated")
  void fuzz() throws IOException {
    List<byte[]> files = List.copyOf(files().values());
    Random random = new Random(13);
    int read = 0;
    int refused = 0;
    for (int round = 0; round < Integer.getInteger("lenet.fuzz", 3_000); round++) {
      byte[] file = mutated(files.get(round % files.size()), random);
      try {
        read += Picture.read(file).pixels().length > 0 ? 1 : 0;
      } catch (PictureException e) {
        refused++;
        assertTrue(e.code().name().startsWith("PICTURE_"), e.getMessage());
      } catch (RuntimeException | Error e) {
        throw new AssertionError("round " + round, e);
      }
    }
    assertTrue(read > 100 && refused > 100, read + " read, " + refused + " refused");
  }

  private static byte[] mutated(byte[] file, Random random) {
    byte[] bytes = file.clone();
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes; i++) {
      // most of what can go wrong stands in the header
      int at = random.nextInt(random.nextBoolean() ? Math.min(bytes.length, 60) : bytes.length);
      int length = Math.min(random.nextInt(8), bytes.length - at);
      switch (random.nextInt(6)) {
        case 0 -> bytes = Arrays.copyOf(bytes, bytes.length - random.nextInt(bytes.length / 4));
        case 1 -> Arrays.fill(bytes, at, at + length, (byte) -1);
        case 2 -> Arrays.fill(bytes, at, at + length, (byte) 0);
        case 3 -> System.arraycopy(bytes, random.nextInt(bytes.length - length), bytes, at, length);
        case 4 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        default -> bytes[at] = (byte) random.nextInt();
      }
      if (bytes.length < 20) {
        break;
      }
    }
    if (random.nextInt(4) > 0) {
      repairChecksums(bytes);
    }
    return bytes;
  }

  /** So that more than the test of checksums is tried. */
  private static void repairChecksums(byte[] png) {
    ByteBuffer chunks = ByteBuffer.wrap(png);
    for (int at = 8; at + 12 <= png.length; ) {
      int length = chunks.getInt(at);
      if (length < 0 || length > png.length - at - 12) {
        return;
      }
      CRC32 sum = new CRC32();
      sum.update(png, at + 4, 4 + length);
      chunks.putInt(at + 8 + length, (int) sum.getValue());
      at += 12 + length;
    }
  }

  /** One picture in all formats that Java writes. */
  private static Map<String, byte[]> files() throws IOException {
    BufferedImage colours = picture(BufferedImage.TYPE_INT_RGB);
    BufferedImage clear = picture(BufferedImage.TYPE_INT_ARGB);
    BufferedImage gray = picture(BufferedImage.TYPE_BYTE_GRAY);
    BufferedImage bits = picture(BufferedImage.TYPE_BYTE_BINARY);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("png", HandMadeFiles.file(clear, "png"));
    files.put("jpeg", HandMadeFiles.jpeg(colours, false));
    files.put("progressive", HandMadeFiles.jpeg(colours, true));
    files.put("gif", HandMadeFiles.file(gray, "gif"));
    files.put("bmp", HandMadeFiles.file(colours, "bmp"));
    files.put("tiff", HandMadeFiles.file(colours, "tiff"));
    files.put("wbmp", HandMadeFiles.file(bits, "wbmp"));
    files.put("gray png", HandMadeFiles.file(gray, "png"));
    files.put("png of bits", HandMadeFiles.file(bits, "png"));
    return files;
  }

  private static BufferedImage picture(int type) {
    BufferedImage picture = new BufferedImage(SIZE, SIZE, type);
    Random random = new Random(5);
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        int paper = 0x010101 * (180 + x + random.nextInt(20));
        picture.setRGB(x, y, 0xFF000000 | (Math.abs(x - y) < 4 ? 0x203040 : paper));
      }
    }
    return picture;
  }

  private static PictureException refusal(byte[] file) {
    return assertThrows(PictureException.class, () -> Picture.read(file));
  }

  private static PictureException refusal(Path file) {
    return assertThrows(PictureException.class, () -> Picture.read(file));
  }
}
