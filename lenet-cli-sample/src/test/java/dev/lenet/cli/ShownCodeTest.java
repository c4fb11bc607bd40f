package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Code in the documentation is that of the sample applications, which the build compiles and runs.
 * A block may leave out lines where it has an empty one. Indentation does not count.
 */
@DisplayName("Code that the documentation shows")
class ShownCodeTest {
  private static final Pattern BLOCK =
      Pattern.compile("```(java|xml|properties|groovy|text)\n(.*?)\n```", Pattern.DOTALL);

  /** The page that the Javadoc of lenet-api begins with. */
  private static final Path OVERVIEW = Path.of("../lenet-api/src/main/javadoc/overview.html");

  private static final Pattern BLOCK_OF_JAVADOC =
      Pattern.compile("<pre>\\{@code\n(.*?)\n}</pre>", Pattern.DOTALL);

  /** Pages whose code other tests compile and run: ExportPageTest, MultiLayerNetworkTest. */
  private static final Set<String> ELSEWHERE = Set.of("export.md");

  static List<Shown> blocks() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Path.of("..", "README.md")));
    try (Stream<Path> docs = Files.walk(DocsPage.DOCS)) {
      docs.filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !ELSEWHERE.contains(String.valueOf(file.getFileName())))
          .sorted()
          .forEach(pages::add);
    }
    List<Shown> blocks = new ArrayList<>();
    for (Path page : pages) {
      for (MatchResult block : BLOCK.matcher(Files.readString(page)).results().toList()) {
        blocks.add(new Shown(page, block.group(1), block.group(2)));
      }
    }
    assertTrue(blocks.size() > 10, blocks::toString);
    for (MatchResult block :
        BLOCK_OF_JAVADOC.matcher(Files.readString(OVERVIEW)).results().toList()) {
      blocks.add(new Shown(OVERVIEW, "java", block.group(1)));
    }
    return blocks;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("blocks")
  @DisplayName("stands in a sample application; what a program prints, in its README")
  void standsInAnExample(Shown shown) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Example example : Example.all()) {
      for (String end : shown.ends()) {
        files.addAll(example.files(end));
      }
    }
    for (Path file : files) {
      if (shown.isIn(Files.readString(file))) {
        return;
      }
    }
    throw new AssertionError("This is in none of " + files + ":\n" + shown.code());
  }

  /** A block of code on a page. */
  record Shown(Path page, String language, String code) {
    private static final Pattern VERSION = Pattern.compile("<lenet\\.version>(.*)</");

    List<String> ends() {
      return switch (language) {
        case "xml" -> List.of("pom.xml");
        case "groovy" -> List.of(".gradle");
        case "text" -> List.of("README.md");
        default -> List.of("." + language);
      };
    }

    boolean isIn(String file) {
      String version = VERSION.matcher(file).results().map(v -> v.group(1)).findFirst().orElse("");
      String lines = lines(file.replace("${lenet.version}", version));
      int from = 0;
      for (String piece : code.replace("${lenet.version}", version).split("\n\\s*\n", -1)) {
        String wanted = lines(piece);
        int at = lines.indexOf(wanted, from);
        if (at < 0) {
          return false;
        }
        from = at + wanted.length() - 1;
      }
      return true;
    }

    /** Each line between line feeds, without its indentation, and without empty lines. */
    private static String lines(String text) {
      return text.lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .collect(Collectors.joining("\n", "\n", "\n"));
    }

    @Override
    public String toString() {
      return page.getFileName() + ": " + code.lines().findFirst().orElse("");
    }
  }
}
