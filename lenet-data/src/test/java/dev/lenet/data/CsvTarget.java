package dev.lenet.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lenet.api.Dataset;
import dev.lenet.api.error.DataException;
import dev.lenet.fuzz.Refused;
import java.io.IOException;
import java.util.List;

/** Any bytes as a CSV file. What is accepted holds the numbers that are found by splitting it. */
public final class CsvTarget {
  private static final FuzzFolder FOLDER = FuzzFolder.create();
  private static final int CLASSES = 10;

  /** So short that lines cross its borders. */
  private static final int BLOCK = 16;

  private CsvTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    DataFile file = FOLDER.put("input.csv", input);
    try {
      assertHolds(
          new String(input, ISO_8859_1),
          CsvFile.read("input", file, Classes.numbered(CLASSES), BLOCK));
    } catch (DataException e) {
      Refused.asDocumented(e);
    }
  }

  private static void assertHolds(String text, Dataset data) {
    List<String> lines = text.lines().filter(line -> !line.isEmpty()).toList();
    List<String> rows = lines.subList(lines.size() - data.size(), lines.size());
    for (int i = 0; i < rows.size(); i++) {
      String[] fields = rows.get(i).replaceFirst("^\u00EF\u00BB\u00BF", "").split(",", -1);
      assertEquals(fields.length, 1 + data.imageShape().size());
      assertEquals(Integer.parseInt(fields[0]), data.label(i));
      byte[] pixels = data.image(i).pixels();
      for (int at = 0; at < pixels.length; at++) {
        assertEquals(Integer.parseInt(fields[1 + at]), Byte.toUnsignedInt(pixels[at]));
      }
    }
  }
}
