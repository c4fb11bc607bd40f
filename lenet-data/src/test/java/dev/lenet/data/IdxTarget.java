package dev.lenet.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lenet.api.Dataset;
import dev.lenet.api.error.DataException;
import dev.lenet.fuzz.Refused;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Any bytes as an IDX file of images, and as one of labels. */
public final class IdxTarget {
  private static final FuzzFolder FOLDER = FuzzFolder.create();
  private static final int HEADER = 16;

  private IdxTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    DataFile file = FOLDER.put("input", input);
    try {
      IdxFile labels = IdxFile.labels(file);
      int count = input.length - 8;
      byte[] pixels = new byte[count];
      DataFile images = FOLDER.put("images", TinyData.idx(0x0803, pixels, count, 1, 1));
      assertEquals(
          count,
          IdxFile.join("input", IdxFile.images(images), labels, Classes.numbered(10)).size());
    } catch (DataException e) {
      Refused.asDocumented(e);
    }
    try {
      IdxFile images = IdxFile.images(file);
      int count = ByteBuffer.wrap(input, 4, 4).getInt();
      DataFile labels = FOLDER.put("labels", TinyData.idx(0x0801, new byte[count], count));
      assertHolds(
          input, IdxFile.join("input", images, IdxFile.labels(labels), Classes.numbered(10)));
    } catch (DataException e) {
      Refused.asDocumented(e);
    }
  }

  private static void assertHolds(byte[] file, Dataset data) {
    int size = data.imageShape().size();
    assertEquals(file.length, HEADER + data.size() * size);
    byte[] pixels = new byte[size];
    for (int i = 0; i < data.size(); i++) {
      data.copyPixels(i, pixels, 0);
      for (int at = 0; at < size; at++) {
        assertEquals(file[HEADER + i * size + at], pixels[at]);
      }
    }
  }
}
