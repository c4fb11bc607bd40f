package dev.lenet.soak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
@DisplayName("A run of 36,000 predictions")
class SoakTest {
  /** Code is compiled once, so that the compiler's memory is soon what it will be. */
  private static final String OPTION = "-XX:TieredStopAtLevel=1";

  @Test
  @DisplayName("that leaves memory, threads and files behind is found to grow by all of them")
  void findsLeaks() throws Exception {
    String output = run(1);
    for (Quantity quantity : Quantity.values()) {
      Pattern row = Pattern.compile("(?m)^" + quantity.title() + " .* grows$");
      assertTrue(row.matcher(output).find(), () -> quantity + ": " + output);
    }
  }

  @Test
  @DisplayName("that leaves nothing behind is not")
  void findsNothing() throws Exception {
    String output = run(0, "sound");
    assertTrue(output.contains("java: 36,000 predictions"), output);
    assertFalse(output.contains("grows"), output);
  }

  private static String run(int code, String... arguments)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(Soak.java(PlantedLeaks.class, OPTION, arguments))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(code, process.waitFor(), output);
    return output;
  }
}
