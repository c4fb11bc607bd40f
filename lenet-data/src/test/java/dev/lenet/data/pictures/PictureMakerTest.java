package dev.lenet.data.pictures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Dataset;
import dev.lenet.api.Datasets;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With {@code -Dlenet.pictures.sheets=true}, also one sheet to look at for each kind. */
@DisplayName("The maker of pictures")
class PictureMakerTest {
  @SuppressWarnings("NullAway.Init")
  private static Dataset digits;

  @BeforeAll
  static void load() {
    digits = Datasets.load("mnist").test();
  }

  private static PictureMaker maker(long seed) {
    return new PictureMaker(digits, Typefaces.logical(), seed);
  }

  private static void assumeFont(Kind kind) {
    Assumptions.assumeFalse(kind.needsFont() && Typefaces.logical().isEmpty(), "no fonts here");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  @DisplayName("makes the same picture again from seed, kind and number, and another from others")
  void same(Kind kind) throws IOException {
    assumeFont(kind);
    MadePicture first = maker(7).make(kind, 5);
    assertArrayEquals(first.file().bytes(), maker(7).make(kind, 5).file().bytes());
    assertEquals(first.text(), maker(7).make(kind, 5).text());
    assertFalse(Arrays.equals(first.file().bytes(), maker(8).make(kind, 5).file().bytes()));
    assertFalse(Arrays.equals(first.file().bytes(), maker(7).make(kind, 6).file().bytes()));
  }

  @Test
  @DisplayName("makes these drawings on every JDK")
  void everywhere() throws IOException {
    CRC32 sum = new CRC32();
    for (int number = 0; number < 5; number++) {
      BufferedImage picture = decoded(maker(1).make(Kind.ROW_CANVAS, number));
      int[] row = new int[picture.getWidth()];
      for (int y = 0; y < picture.getHeight(); y++) {
        for (int argb : picture.getRGB(0, y, row.length, 1, row, 0, row.length)) {
          sum.update(argb >>> 24);
          sum.update(argb >>> 16);
          sum.update(argb >>> 8);
          sum.update(argb);
        }
      }
    }
    assertEquals("a0f3557f", Long.toHexString(sum.getValue()));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  @DisplayName("says as many digits and lines as the kind has")
  void text(Kind kind) {
    assumeFont(kind);
    String form =
        switch (kind) {
          case ROW_SCAN, ROW_PHOTO, ROW_CANVAS -> "\\d{3,7}";
          case LINES -> "\\d{2,5}(\n\\d{2,5}){1,3}";
          case BLANK, SCRIBBLE, LETTER_PRINTED, LETTER_DRAWN -> "";
          default -> "\\d";
        };
    for (int number = 0; number < 4; number++) {
      String text = maker(1).make(kind, number).text();
      assertTrue(text.matches(form), text);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  @DisplayName("writes a sheet of each kind to target/pictures")
  @EnabledIfSystemProperty(named = "lenet.pictures.sheets", matches = "true")
  void sheet(Kind kind) throws IOException {
    PictureMaker maker = maker(1);
    List<ContactSheet.Cell> pictures =
        IntStream.range(0, 100)
            .parallel()
            .mapToObj(number -> new ContactSheet.Cell(maker.make(kind, number), ""))
            .toList();
    new ContactSheet(10, kind.isWide() ? 180 : 96, 96, false)
        .write(pictures, Path.of("target", "pictures", kind + ".png"));
  }

  private static BufferedImage decoded(MadePicture made) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(made.file().bytes()));
  }
}
