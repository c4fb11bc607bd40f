package dev.lenet.api.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backends;
import dev.lenet.api.error.PictureException;
import dev.lenet.fuzz.Refused;

/** Any bytes as a picture, and the whole way from it to digits. */
public final class PictureTarget {
  private static final DigitReader READER =
      DigitReader.builder().backend(Backends.open("java")).open();

  private PictureTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    try {
      Picture picture = Picture.read(input);
      Reading reading = READER.read(picture);
      assertEquals(reading.digits().size(), reading.text().replace("\n", "").length());
      reading.digits().forEach(digit -> assertWithin(digit.box(), picture));
    } catch (PictureException e) {
      Refused.asDocumented(e);
    }
  }

  private static void assertWithin(Box box, Picture picture) {
    boolean within =
        box.x() >= 0
            && box.y() >= 0
            && box.width() > 0
            && box.height() > 0
            && box.x() + box.width() <= picture.originalWidth()
            && box.y() + box.height() <= picture.originalHeight();
    assertTrue(within, () -> box + " of " + picture);
  }
}
