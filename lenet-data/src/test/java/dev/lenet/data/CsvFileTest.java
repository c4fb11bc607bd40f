package dev.lenet.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Dataset;
import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spec.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A CSV file")
class CsvFileTest {
  private static final String TWO_ROWS = "7,0,1,2,255\n3,200,4,5,6\n";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private Dataset read(String text) throws IOException {
    return CsvFile.read(
        "rows",
        DataFile.any(Files.write(folder.resolve("a.csv"), text.getBytes(UTF_8))),
        Classes.numbered(10));
  }

  private void assertTwoRows(String text) throws IOException {
    Dataset data = read(text);
    assertEquals(2, data.size());
    assertEquals(new Shape(1, 2, 2), data.imageShape());
    assertEquals(7, data.label(0));
    assertEquals(3, data.label(1));
    assertArrayEquals(new byte[] {0, 1, 2, (byte) 255}, data.image(0).pixels());
    assertArrayEquals(new byte[] {(byte) 200, 4, 5, 6}, data.image(1).pixels());
  }

  private void assertRefused(String text, ErrorCode code, String... parts) {
    DataException e = Refusals.assertRefused(code, () -> read(text), parts);
    assertTrue(e.reason().contains(folder.resolve("a.csv").toString()), e.reason());
  }

  @Test
  @DisplayName("gives the label and the pixels of every row")
  void readsRows() throws IOException {
    assertTwoRows(TWO_ROWS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "label,1x1,1x2,2x1,2x2\n",
        "label,pixel0,pixel1,pixel2,pixel3\n",
        "label,0,1,2,3\n",
        "\"Label\",\"a\",\"b\",\"c\",\"d\"\n",
        "class,a,b,c,d\r\n",
        "\uFEFFlabel,a,b,c,d\n",
        "\uFEFF"
      })
  @DisplayName("may have a header line and a byte order mark")
  void skipsHeader(String header) throws IOException {
    assertTwoRows(header + TWO_ROWS);
  }

  @Test
  @DisplayName("may have CRLF line ends, no end of the last line, and blank lines at its end")
  void lineEnds() throws IOException {
    assertTwoRows(TWO_ROWS.replace("\n", "\r\n"));
    assertTwoRows(TWO_ROWS.stripTrailing());
    assertTwoRows(TWO_ROWS + "\n");
    assertTwoRows(TWO_ROWS + "\r\n\n\r\n");
  }

  @Test
  @DisplayName("is read from gzip when its name ends in .gz")
  void readsGzip() throws IOException {
    Path path = Files.write(folder.resolve("a.csv.gz"), TinyData.gzip(TWO_ROWS.getBytes(UTF_8)));
    assertEquals(2, CsvFile.read("rows", DataFile.any(path), Classes.numbered(10)).size());
  }

  @Test
  @DisplayName("with a header that names places has images of that size, square or not")
  void shapeFromHeader() throws IOException {
    Dataset data = read("label,1x1,1x2,1x3,2x1,2x2,2x3\n1,10,20,30,40,50,60\n");
    assertEquals(new Shape(1, 2, 3), data.imageShape());
    assertArrayEquals(new byte[] {10, 20, 30, 40, 50, 60}, data.image(0).pixels());
    assertRefused(
        "label,1x1,1x2,1x3\n1,10,20,30,40\n",
        ErrorCode.DATA_DAMAGED,
        "5 values in line 2",
        "1x1x3 image");
  }

  @Test
  @DisplayName("without a header is refused when its rows are no square images, or have no label")
  void refusesNoSquare() {
    assertRefused("1,2,3,4\n", ErrorCode.DATA_DAMAGED, "4 values in line 1", "square");
    assertRefused(
        "pixel0,pixel1,pixel2,pixel3\n1,2,3,4\n", ErrorCode.DATA_DAMAGED, "4 values in line 2");
    assertRefused("1\n", ErrorCode.DATA_DAMAGED, "1 values in line 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3,0,0,0     | has 4 values in line 3, expected 5",
        "3,0,0,0,0,0 | has 6 values in line 3, expected 5",
        "3           | has 1 values in line 3, expected 5",
        "3,0,0,0,0,  | has 6 values in line 3, expected 5",
        "3,0,0,,0    | has '' in line 3, column 4",
        "3,0,0,0,    | has '' in line 3, column 5",
        ",0,0,0,0    | has '' in line 3, column 1",
        "3,0,x1,0,0  | has 'x1' in line 3, column 3; expected a whole number from 0 to 255",
        "3,0,1.5,0,0 | has '1.5' in line 3, column 3",
        "3,0,-1,0,0  | has '-1' in line 3, column 3",
        "3,0, 1,0,0  | has ' 1' in line 3, column 3",
        "3,0,\u001b[31m,0,0 | has '\\u001b[31m' in line 3, column 3",
        "3,0,256,0,0 | has '256' in line 3, column 3",
        "3,0,0,0,99999999999 | has '99999999999' in line 3, column 5",
        "x,0,0,0,0   | has 'x' in line 3, column 1",
      })
  @DisplayName("is refused with line, column, found and expected when a row is wrong")
  void refusesRow(String row, String message) {
    assertRefused(TWO_ROWS + row + "\n" + TWO_ROWS, ErrorCode.DATA_DAMAGED, message);
  }

  @Test
  @DisplayName("is refused when a label is not below the number of classes")
  void refusesLabel() {
    assertRefused(
        TWO_ROWS + "10,0,0,0,0\n",
        ErrorCode.DATA_MISMATCH,
        "the label 10 at line 3, column 1",
        "0 to 9");
  }

  @Test
  @DisplayName("is refused when a blank line is followed by a row")
  void refusesBlankLineInside() {
    assertRefused(TWO_ROWS + "\n" + TWO_ROWS, ErrorCode.DATA_DAMAGED, "blank line 3 before line 4");
    assertRefused("\n" + TWO_ROWS, ErrorCode.DATA_DAMAGED, "no row in line 1");
  }

  @Test
  @DisplayName("without a row is refused: empty, only blank lines, only a header")
  void refusesEmpty() {
    assertRefused("", ErrorCode.DATA_DAMAGED, "no row in line 1");
    assertRefused("\n\n", ErrorCode.DATA_DAMAGED, "no row in line 1");
    assertRefused("label,a,b,c,d\n", ErrorCode.DATA_DAMAGED, "no row in line 2");
    assertRefused("label,a,b,c,d", ErrorCode.DATA_DAMAGED, "no row in line 2");
  }

  @Test
  @DisplayName("of binary content is refused, also when it is one endless line")
  void refusesBinary() {
    assertRefused("\u0000\u0001\u0002", ErrorCode.DATA_DAMAGED, "line");
    assertRefused(
        "1,".repeat(9_000_000), ErrorCode.DATA_DAMAGED, "more than 16777216 bytes in line 1");
  }

  @Test
  @DisplayName("with a header that names an impossible place is refused, such as 65537x65536")
  void refusesHugePlaces() {
    String row = "1" + ",0".repeat(65_536) + "\n";
    assertRefused(
        "label,65537x65536\n" + row, ErrorCode.DATA_DAMAGED, "65537x65536", "at most 16777216");
    assertRefused(
        "label,99999x99999\n" + row, ErrorCode.DATA_DAMAGED, "99999x99999", "at most 16777216");
  }

  @Test
  @DisplayName("of one endless line is refused after the longest allowed line, not read to its end")
  void refusesEndlessLine() {
    InputStream endless =
        new InputStream() {
          private long given;

          @Override
          public int read() {
            throw new AssertionError("read in blocks");
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            given += length;
            assertTrue(given < 40_000_000, "it is still read");
            Arrays.fill(target, offset, offset + length, (byte) '1');
            return length;
          }
        };
    DataFile file = DataFile.any(folder.resolve("endless.csv"));
    Refusals.assertRefused(
        ErrorCode.DATA_DAMAGED,
        () -> new CsvLines(file, endless, 1 << 16).count(),
        "more than 16777216 bytes in line 1");
  }

  @Test
  @DisplayName("of millions of line ends allocates no array for rows that cannot be in it")
  void refusesLiesWithoutAllocating() {
    String row = "1" + ",0".repeat(100 * 100) + "\n";
    assertRefused(
        row + "\n".repeat(1_000_000) + row,
        ErrorCode.DATA_DAMAGED,
        "blank line 2 before line 1000002");
  }

  @Test
  @DisplayName(
      "longer than the reader's buffer gives the same numbers as the rows that were written")
  void readsBeyondTheBuffer() throws IOException {
    Random random = new Random(5);
    byte[] pixels = new byte[1000 * 784];
    random.nextBytes(pixels);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      text.append(i % 10);
      for (int j = 0; j < 784; j++) {
        text.append(',').append(pixels[i * 784 + j] & 0xFF);
      }
      text.append('\n');
    }
    Dataset data = read(text.toString());
    byte[] found = new byte[pixels.length];
    for (int i = 0; i < 1000; i++) {
      assertEquals(i % 10, data.label(i));
      data.copyPixels(i, found, i * 784);
    }
    assertArrayEquals(pixels, found);
  }
}
