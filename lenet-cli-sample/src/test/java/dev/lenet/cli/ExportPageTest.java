package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("docs/export.md")
class ExportPageTest {
  private static final DocsPage PAGE = new DocsPage("export.md");

  @Test
  @DisplayName("shows what the command prints, and a Java program that reads the file")
  void runs(@TempDir Path folder) throws IOException, InterruptedException {
    List<String> printed = PAGE.blocks("text");
    Path file = folder.resolve("digit.onnx");
    String said = Cli.run("export", "--out", file.toString()).requireDone().out();
    assertEquals(printed.get(0), said.replace(file.toString(), "digit.onnx").strip());
    Path source = folder.resolve("ReadOnnx.java");
    Files.writeString(source, PAGE.blocks("java").get(0));
    Cli read = new ChildProcess(folder).source(source).run();
    assertEquals("", read.err());
    assertEquals(printed.get(1), read.out().strip());
  }
}
