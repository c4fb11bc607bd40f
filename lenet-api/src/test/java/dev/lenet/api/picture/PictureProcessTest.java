package dev.lenet.api.picture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.error.PictureException;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    assertEquals(List.of("argb 255", "400 x 300 / 1"), run(options, file));
    try (Stream<Path> left = Files.list(temporary)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  @DisplayName("shrinks a large picture for a small heap")
  void smallHeap() throws Exception {
    Path file = photograph(4_000, 3_000);
    assertEquals(
        List.of("argb 255", "4000 x 3000 / 1"), run(List.of("-Xmx256m", "-XX:+UseSerialGC"), file));
    assertEquals(List.of("argb 255", "1000 x 750 / 4"), run(List.of("-Xmx24m"), file));
  }

  @Test
  @DisplayName("shrinks a large picture, or refuses it, in a heap that is full")
  void fullHeap() throws Exception {
    Path file = photograph(4_000, 3_000);
    List<String> output = run(List.of("-Xmx256m", "-Dfill=" + (225 << 20)), file);
    assertTrue(
        output.get(1).matches("(PICTURE_TOO_LARGE .*|\\d+ x \\d+ / [2-9])"), output::toString);
  }

  @Test
  @DisplayName("fits into a small heap however many threads read")
  void manyThreads() throws Exception {
    BufferedImage picture = new BufferedImage(1_800, 1_300, BufferedImage.TYPE_3BYTE_BGR);
    Path file = Files.write(folder.resolve("a.png"), HandMadeFiles.file(picture, "png"));
    List<String> expected = new ArrayList<>(List.of("argb 255"));
    expected.addAll(Collections.nCopies(16, "1800 x 1300 / 1"));
    assertEquals(expected, run(List.of("-Xmx64m", "-Dthreads=8"), file));
  }

  private Path photograph(int width, int height) throws IOException {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    return Files.write(folder.resolve("photo.jpg"), HandMadeFiles.file(picture, "jpeg"));
  }

  private static List<String> run(List<String> options, Path file)
      throws IOException, InterruptedException, URISyntaxException {
    List<String> classPath = new ArrayList<>();
    for (Class<?> type : List.of(Picture.class, Program.class, NullMarked.class)) {
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
      List<Thread> threads = new ArrayList<>();
      for (int i = 1; i < Integer.getInteger("threads", 1); i++) {
        Thread thread = new Thread(() -> print(arguments[0], 2));
        thread.start();
        threads.add(thread);
      }
      print(arguments[0], threads.isEmpty() ? 1 : 2);
      for (Thread thread : threads) {
        thread.join();
      }
      if (live.length > 0) {
        live[0] = 1; // is needed until here
      }
    }

    private static void print(String file, int times) {
      for (int i = 0; i < times; i++) {
        try {
          Picture picture = Picture.read(Path.of(file));
          System.out.printf("%d x %d / %d%n", picture.width(), picture.height(), picture.scale());
        } catch (PictureException e) {
          System.out.println(e.code() + " " + e.reason());
        }
      }
    }
  }
}
