package dev.lenet.data.pictures;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Datasets;
import dev.lenet.data.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("A photograph of 12 megapixels")
class LargePhotographTest {
  private static final int WIDTH = 4000;
  private static final int HEIGHT = 3000;
  private static final String NUMBER = "7210414";

  @Test
  @DisplayName("is read in a process with 256 MB of heap; prints the time")
  @EnabledIfSystemProperty(named = "lenet.pictures", matches = "\\d+")
  void time() throws Exception {
    Path folder = Files.createDirectories(Path.of("target", "pictures"));
    Path file = folder.resolve("12-megapixels.jpg");
    Files.write(file, photograph().bytes());
    Path log = folder.resolve("12-megapixels.txt");
    Process child = ChildJvm.start(ReadingTime.class, 256, log, file.toString());
    assertTrue(child.waitFor(5, MINUTES));
    String said = Files.readString(log);
    System.out.println(said);
    assertEquals(0, child.exitValue(), said);
    assertTrue(said.contains("read: " + NUMBER), said);
  }

  /** The first seven test images in a row. */
  private static Encoded photograph() throws IOException {
    Dice dice = new Dice(1, 0, 0);
    List<Plane> digits = new ArrayList<>();
    for (int i = 0; i < NUMBER.length(); i++) {
      byte[] pixels = Datasets.load("mnist").test().image(i).pixels();
      digits.add(Outline.ofDigit(pixels).drawn(380, Slope.NONE));
    }
    Plane row = Layout.row(digits, 380, Layout.Spacing.NORMAL, dice);
    int left = (WIDTH - row.width) / 2;
    int top = (HEIGHT - row.height) / 2;
    Plane page = row.withMargins(left, top, WIDTH - row.width - left, HEIGHT - row.height - top);
    return new Photograph().picture(page, 380, dice);
  }
}
