package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The commands on the pages")
class CommandsOnPagesTest {
  /**
   * At the beginning of a line of code, without variables, up to a comment, a pipe, a file for the
   * result, or what may be left out.
   */
  private static final Pattern COMMAND =
      Pattern.compile("(?m)^ *(?:\\$ )?(?:lenet-cli-sample/)?lenet ([a-z][^#|>\\[\\\\\\n]*)");

  private static final Pattern CODE = Pattern.compile("(?ms)^ *```\\w*\\n(.*?)^ *```");

  @Test
  @DisplayName("and their options are there")
  void parse() throws IOException {
    int commands = 0;
    for (Path page : pages()) {
      for (String command : commands(Files.readString(page))) {
        assertDoesNotThrow(
            () -> CliReference.commands().parseArgs(command.split(" +", -1)),
            () -> page + ": " + command);
        commands++;
      }
    }
    assertTrue(commands > 10, "found " + commands);
  }

  private static List<String> commands(String page) {
    return CODE.matcher(page)
        .results()
        .flatMap(code -> COMMAND.matcher(code.group(1)).results())
        .map(command -> command.group(1).strip())
        .filter(command -> !command.contains("$"))
        .toList();
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(DocsPage.DOCS)) {
      return Stream.concat(Stream.of(Path.of("..", "README.md")), files)
          .filter(file -> file.toString().endsWith(".md") && !file.endsWith("cli.md"))
          .toList();
    }
  }
}
