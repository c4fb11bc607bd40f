package dev.lenet.data;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.error.DataException;
import dev.lenet.fuzz.Refused;
import java.io.IOException;

/** Any bytes as a gzipped file of labels. */
public final class GzipTarget {
  private static final FuzzFolder FOLDER = FuzzFolder.create();

  /** Deflate's best compression. */
  private static final int MOST = 1032;

  private GzipTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    DataFile file = FOLDER.put("input.gz", input);
    try {
      long length = file.read(in -> in.skip(Long.MAX_VALUE));
      assertTrue(length <= (long) input.length * MOST, () -> length + " bytes");
      IdxFile.labels(file);
    } catch (DataException e) {
      Refused.asDocumented(e);
    }
  }
}
