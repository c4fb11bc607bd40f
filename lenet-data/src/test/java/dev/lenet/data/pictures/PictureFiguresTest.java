package dev.lenet.data.pictures;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Dataset;
import dev.lenet.api.Datasets;
import dev.lenet.api.picture.DigitReader;
import java.awt.FontFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Measures how pictures are read. The build reads a few of each kind; {@code -Dlenet.pictures=1000}
 * reads so many, which takes minutes, and then the figures are in {@code target/pictures}.
 *
 * <p>{@code -Dlenet.pictures.fonts=FOLDER} prints with the fonts of that folder and not with the
 * JDK's. {@code -Dlenet.pictures.from=validation} makes the pictures of the last 5,000 training
 * images: choose thresholds on those. {@code -Dlenet.pictures.seed} makes others.
 */
@DisplayName("Pictures with known answers")
class PictureFiguresTest {
  private static final int FEW = 30;
  private static final int COUNT = Integer.getInteger("lenet.pictures", FEW);
  private static final Path MEASURED = Path.of("..", "docs", "pictures", "figures.txt");
  private static final Path FOLDER = Path.of("target", "pictures");

  @SuppressWarnings("NullAway.Init")
  private static DigitReader reader;

  @SuppressWarnings("NullAway.Init")
  private static PictureFigures figures;

  @SuppressWarnings("NullAway.Init")
  private static Typefaces typefaces;

  @BeforeAll
  static void open() throws IOException, FontFormatException {
    String fonts = System.getProperty("lenet.pictures.fonts");
    typefaces = fonts == null ? Typefaces.logical() : Typefaces.in(Path.of(fonts));
    boolean validation = "validation".equals(System.getProperty("lenet.pictures.from"));
    Dataset digits =
        validation
            ? Datasets.load("mnist").train().range(55_000, 60_000)
            : Datasets.load("mnist").test();
    reader = DigitReader.open();
    PictureMaker maker =
        new PictureMaker(digits, typefaces, Long.getLong("lenet.pictures.seed", 1));
    figures = new PictureFigures(reader, maker, COUNT, FOLDER);
  }

  @AfterAll
  static void close() throws IOException {
    try {
      String printed =
          figures.tables() + "\nPrinted with:\n" + String.join("\n", typefaces.names()) + "\n";
      Files.writeString(FOLDER.resolve("figures.md"), printed);
      if (System.getProperty("lenet.pictures") != null) {
        System.out.println(printed);
        figures.writeSheets();
      }
    } finally {
      reader.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  @DisplayName("are read as well as docs/pictures.md says, less what so few pictures may vary")
  void read(Kind kind) throws IOException {
    Assumptions.assumeFalse(kind.needsFont() && typefaces.isEmpty(), "no fonts here");
    double floor = floor(kind);
    Score score = figures.measure(kind);
    assertTrue(score.wholePercent() >= floor, () -> kind + " " + score + ", floor " + floor);
  }

  /**
   * The least share of pictures that are right, in percent: the page's, which is of 1,000 pictures,
   * less three standard deviations of {@value #FEW} pictures. Five points less for what is printed,
   * because this machine's fonts may be others than the page's.
   */
  private static double floor(Kind kind) throws IOException {
    double measured = measured(kind) / 100;
    double deviation = Math.sqrt(measured * (1 - measured) / FEW);
    return 100 * (measured - 3 * deviation) - (kind.needsFont() ? 5 : 0);
  }

  private static double measured(Kind kind) throws IOException {
    String start = "| " + kind.title() + " | 1,000 | ";
    return Files.readAllLines(MEASURED).stream()
        .filter(line -> line.startsWith(start))
        .mapToDouble(line -> Double.parseDouble(line.substring(start.length(), line.indexOf('%'))))
        .findFirst()
        .orElseThrow();
  }
}
