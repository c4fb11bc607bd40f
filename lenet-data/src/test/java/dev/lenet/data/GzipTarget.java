package dev.lenet.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lenet.api.error.DataException;
import dev.lenet.fuzz.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Any bytes as a gzipped file of labels. What is read is what the JDK inflates. */
public final class GzipTarget {
  private static final FuzzFolder FOLDER = FuzzFolder.create();

  private GzipTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    DataFile file = FOLDER.put("input.gz", input);
    try {
      IdxFile labels = IdxFile.labels(file);
      byte[] plain = new GZIPInputStream(new ByteArrayInputStream(input)).readAllBytes();
      IdxFile inflated = IdxFile.labels(FOLDER.put("plain", plain));
      int count = plain.length - 8;
      IdxFile images =
          IdxFile.images(FOLDER.put("images", TinyData.idx(0x0803, new byte[count], count, 1, 1)));
      assertEquals(
          IdxFile.join("input", images, inflated, Classes.numbered(256)).sha256(),
          IdxFile.join("input", images, labels, Classes.numbered(256)).sha256());
    } catch (DataException e) {
      Refused.asDocumented(e);
    }
  }
}
