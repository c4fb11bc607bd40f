package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("On a machine without fonts")
@EnabledOnOs(value = OS.LINUX, disabledReason = "only there Java asks fontconfig for its fonts")
class NoFontsTest {
  @TempDir Path folder = Path.of("");

  @Test
  @DisplayName("training does everything except drawing, and says why")
  void trains() throws Exception {
    SmallMnist small = SmallMnist.in(folder);
    Path noFonts = Files.writeString(folder.resolve("fonts.conf"), "<fontconfig></fontconfig>");
    Path out = folder.resolve("out");
    Cli cli =
        new ChildProcess(folder)
            .environment("FONTCONFIG_FILE", noFonts.toString())
            // where Java keeps what it has once found out about fonts
            .option("-Duser.home=" + folder)
            .run(small.arguments("train", out));
    assertEquals(0, cli.code(), cli.err());
    assertTrue(cli.err().contains("no fonts"), cli.err());
    assertTrue(Files.exists(out.resolve("model.safetensors")));
    assertTrue(Files.exists(out.resolve("report.html")));
    assertTrue(Files.notExists(out.resolve("confusion.png")));
    assertTrue(Files.notExists(out.resolve("kernels.png")));
  }
}
