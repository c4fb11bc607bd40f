package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.picture.DigitReader;
import dev.lenet.api.picture.Picture;
import dev.lenet.api.picture.Reading;
import dev.lenet.cli.predict.Predictions;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Reading pictures, of which one takes more memory than there is,")
class ReadingTaskTest {
  @TempDir Path folder = Path.of("");
  private final List<String> printed = new ArrayList<>();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  @DisplayName("is an error of that picture alone")
  void outOfMemory() throws IOException {
    List<Path> files = List.of(blank("a.png", 30), blank("large.png", 90), blank("b.png", 30));
    try (Backend backend = Backends.open("java");
        DigitReader reader = DigitReader.builder().backend(backend).open()) {
      assertEquals(ExitCode.WORK_FAILED, task(reader).run(files));
    }
    assertEquals(List.of("a.png read", "large.png error", "b.png read", "end"), printed);
    String said = err.toString(StandardCharsets.UTF_8);
    assertTrue(said.startsWith("lenet: " + files.get(1) + ": Not enough memory"), said);
    assertFalse(said.contains("\tat "), said);
  }

  private ReadingTask task(DigitReader reader) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Console console =
        new Console(new ByteArrayInputStream(new byte[0]), System.out, stream, false, () -> false);
    return new ReadingTask(
        console,
        new OutputOptions(),
        pictures -> read(reader, pictures),
        false,
        new Recorded(),
        null);
  }

  private static List<Reading> read(DigitReader reader, List<Picture> pictures) {
    if (pictures.stream().anyMatch(picture -> picture.width() > 50)) {
      throw new OutOfMemoryError("as if");
    }
    return reader.readAll(pictures);
  }

  private Path blank(String name, int size) throws IOException {
    Path file = folder.resolve(name);
    ImageIO.write(
        new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());
    return file;
  }

  private final class Recorded implements Predictions {
    @Override
    public void fit(String file, Reading reading) {}

    @Override
    public void add(String file, Reading reading) {
      printed.add(Path.of(file).getFileName() + " read");
    }

    @Override
    public void addError(String file, String error) {
      printed.add(Path.of(file).getFileName() + " error");
    }

    @Override
    public void end() {
      printed.add("end");
    }
  }
}
