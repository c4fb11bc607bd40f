package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A command that this program advises")
class ShellCommandTest {
  @Test
  @DisplayName("has words in single quotes for a POSIX shell")
  void posix() {
    assertEquals(
        "./lenet train --resume 'my runs/it'\\''s' --out out",
        new ShellCommand(List.of("./lenet"), false, "train")
            .option("--resume", "my runs/it's")
            .option("--data", null)
            .option("--out", "out")
            .toString());
  }

  @Test
  @DisplayName("has words in double quotes on Windows, where backslashes need none")
  void windows() {
    assertEquals(
        "java -jar \"C:\\my programs\\lenet.jar\" train --resume C:\\runs\\a --out \"my runs\"",
        new ShellCommand(List.of("java", "-jar", "C:\\my programs\\lenet.jar"), true, "train")
            .option("--resume", "C:\\runs\\a")
            .option("--out", "my runs")
            .toString());
  }
}
