package dev.lenet.api.picture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.error.PictureException;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.json.JsonFactory;

@DisplayName("Reading pictures, in a process of its own,")
class PictureProcessTest {
  @TempDir private Path folder = Path.of("");

  @Test
  @DisplayName("needs the module java.desktop for files only, and says so")
  void withoutDesktop() throws Exception {
    Path file = photograph(40, 30);
    List<String> output = run(List.of("--limit-modules", "java.base"), file);
    assertEquals("argb 255", output.get(0));
    String refusal = output.get(1);
    assertTrue(refusal.startsWith("PICTURE_ACCESS The picture '" + file), refusal);
    assertTrue(refusal.contains("this Java runtime has no module java.desktop"), refusal);
    assertEquals(2, output.size(), output::toString);
  }

  @Test
  @DisplayName("writes no temporary file, starts no window system and prints nothing")
  void leavesNothing() throws Exception {
    Path file = photograph(400, 300);
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    List<String> options = List.of("-Djava.io.tmpdir=" + temporary, "-XX:-UsePerfData");
    assertEquals(List.of("argb 255", "400 x 300 / 1 of 400 x 300"), run(options, file));
    try (Stream<Path> left = Files.list(temporary)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  @DisplayName("shrinks a large picture for a small heap")
  void smallHeap() throws Exception {
    Path file = photograph(4_000, 3_000);
    assertEquals(
        List.of("argb 255", "4000 x 3000 / 1 of 4000 x 3000"),
        run(List.of("-Xmx256m", "-XX:+UseSerialGC"), file));
    assertEquals(
        List.of("argb 255", "1000 x 750 / 4 of 4000 x 3000"), run(List.of("-Xmx24m"), file));
  }

  @Test
  @DisplayName("keeps what is left over of a side that cannot be divided evenly")
  void uneven() throws Exception {
    BufferedImage picture = new BufferedImage(60_000, 201, BufferedImage.TYPE_BYTE_GRAY);
    Path file = Files.write(folder.resolve("long.png"), HandMadeFiles.file(picture, "png"));
    assertEquals(
        List.of("argb 255", "15000 x 51 / 4 of 60000 x 201"), run(List.of("-Xmx24m"), file));
  }

  @Test
  @DisplayName("shrinks a large picture, or refuses it, in a heap that is full")
  void fullHeap() throws Exception {
    Path file = photograph(4_000, 3_000);
    // with one processor Java takes another collector, which has no room for so large an array
    List<String> options = List.of("-Xmx256m", "-XX:+UseG1GC", "-Dfill=" + (233 << 20));
    List<String> output = run(options, file);
    assertTrue(
        output.get(1).matches("(PICTURE_TOO_LARGE .*|\\d+ x \\d+ / [2-9] of .*)"),
        output::toString);
  }

  @Test
  @DisplayName("fits into a small heap however many threads read")
  void manyThreads() throws Exception {
    BufferedImage picture = new BufferedImage(1_800, 1_300, BufferedImage.TYPE_3BYTE_BGR);
    Path file = Files.write(folder.resolve("a.png"), HandMadeFiles.file(picture, "png"));
    assertEquals(
        eightTimes("1800 x 1300 / 1 of 1800 x 1300", 2),
        run(List.of("-Xmx64m", "-Dthreads=8", "-Dtimes=2"), file));
  }

  @Test
  @DisplayName("fits into a small heap however many threads read files that are large themselves")
  void largeFiles() throws Exception {
    byte[][] rows = new byte[2_600][2_600];
    Random random = new Random(1);
    for (byte[] row : rows) {
      random.nextBytes(row);
    }
    byte[] png = HandMadePng.of(2_600, 2_600, 8, HandMadePng.GRAY).rows(rows);
    Path file = Files.write(folder.resolve("noise.png"), png);
    assertEquals(
        eightTimes("1300 x 1300 / 2 of 2600 x 2600", 2),
        run(List.of("-Xmx64m", "-Dthreads=8", "-Dtimes=2"), file));
  }

  @Test
  @DisplayName("fits into a small heap however many threads also find and read the digits")
  void manyReaders() throws Exception {
    byte[] pixels = new Sheet(4_000, 3_000).digit(4, 1_700, 1_000, 600, 900).grain(8).pixels();
    BufferedImage picture = new BufferedImage(4_000, 3_000, BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setDataElements(0, 0, 4_000, 3_000, pixels);
    Path file = Files.write(folder.resolve("four.jpg"), HandMadeFiles.file(picture, "jpeg"));
    assertEquals(
        eightTimes("4", 1), run(List.of("-Xmx256m", "-Dthreads=8", "-Ddigits=true"), file));
  }

  @Test
  @DisplayName("fits into a small heap though one line winds through a long strip")
  void longLine() throws Exception {
    Sheet strip = new Sheet(30_000, 100);
    for (int x = 20; x < 29_900; x += 40) {
      strip.stroke(x, 20, x + 20, 80, 4).stroke(x + 20, 80, x + 40, 20, 4);
    }
    BufferedImage picture = new BufferedImage(30_000, 100, BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setDataElements(0, 0, 30_000, 100, strip.pixels());
    Path file = Files.write(folder.resolve("zigzag.png"), HandMadeFiles.file(picture, "png"));
    List<String> output = run(List.of("-Xmx256m", "-Dthreads=8", "-Ddigits=true"), file);
    assertEquals(9, output.size(), output::toString);
    assertFalse(output.toString().contains("Error"), output::toString);
  }

  private static List<String> eightTimes(String line, int times) {
    List<String> lines = new ArrayList<>(List.of("argb 255"));
    lines.addAll(Collections.nCopies(8 * times, line));
    return lines;
  }

  private Path photograph(int width, int height) throws IOException {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    return Files.write(folder.resolve("photo.jpg"), HandMadeFiles.file(picture, "jpeg"));
  }

  private static List<String> run(List<String> options, Path file)
      throws IOException, InterruptedException, URISyntaxException {
    List<String> classPath = new ArrayList<>();
    for (Class<?> type :
        List.of(Picture.class, Program.class, NullMarked.class, JsonFactory.class)) {
      classPath.add(
          Path.of(
                  Objects.requireNonNull(type.getProtectionDomain().getCodeSource())
                      .getLocation()
                      .toURI())
              .toString());
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath)));
    command.addAll(List.of(Program.class.getName(), file.toString()));
    ProcessBuilder java = new ProcessBuilder(command).redirectErrorStream(true);
    java.environment().remove("JAVA_TOOL_OPTIONS");
    java.environment().remove("JDK_JAVA_OPTIONS");
    java.environment().put("DISPLAY", "nowhere:99"); // a toolkit would fail to connect
    Process process = java.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output.lines().toList();
  }

  /** An application. */
  public static final class Program {
    private Program() {}

    /** Prints what becomes of a pixel, and of a file that some threads read. */
    public static void main(String[] arguments) throws InterruptedException {
      byte[] live = new byte[Integer.getInteger("fill", 0)];
      System.out.println("argb " + (Picture.argb(1, 1, new int[] {-1}).pixels()[0] & 0xFF));
      Path file = Path.of(arguments[0]);
      if (Boolean.getBoolean("digits")) {
        try (DigitReader reader = DigitReader.open()) {
          printAll(time -> reader.read(file).text());
        }
      } else {
        printAll(time -> size(time == 0 ? Picture.read(file) : fromStream(file)));
      }
      if (live.length > 0) {
        live[0] = 1; // is needed until here
      }
    }

    private static Picture fromStream(Path file) {
      try (InputStream in = Files.newInputStream(file)) {
        return Picture.read(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String size(Picture picture) {
      return "%d x %d / %d of %d x %d"
          .formatted(
              picture.width(),
              picture.height(),
              picture.scale(),
              picture.originalWidth(),
              picture.originalHeight());
    }

    private static void printAll(IntFunction<String> found) throws InterruptedException {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < Integer.getInteger("threads", 1); i++) {
        Thread thread = new Thread(() -> print(found));
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }

    private static void print(IntFunction<String> found) {
      for (int i = 0; i < Integer.getInteger("times", 1); i++) {
        try {
          System.out.println(found.apply(i));
        } catch (PictureException e) {
          System.out.println(e.code() + " " + e.reason());
        }
      }
    }
  }
}
