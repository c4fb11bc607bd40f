package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script runs in a tree of its own, with a {@code mvn} and a {@code java} that only tell. */
@DisplayName("The launcher script")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it is a script for a POSIX shell")
class LauncherTest {
  private static final String MVN =
      """
      #!/bin/sh
      echo "mvn in $PWD: $*"
      mkdir -p lenet-cli-sample/target
      : > lenet-cli-sample/target/lenet.jar
      # as Maven does, whatever it is told of colours
      case "$MAVEN_OPTS" in *-Djansi.noreset=true*) ;; *) printf '\033[0m' >&2 ;; esac
      cat > /dev/null
      """;
  private static final String JAVA =
      """
      #!/bin/sh
      for argument in "$@"; do echo "<$argument>"; done
      echo "locale: ${LC_ALL:-unset}"
      echo "stdin: $(cat)"
      exit 3
      """;

  @TempDir Path folder = Path.of("");
  private final Map<String, String> environment = new TreeMap<>(Map.of("LANG", "C.UTF-8"));
  private Path root = Path.of("");
  private Path script = Path.of("");

  @BeforeEach
  void copy() throws IOException {
    root = folder.resolve("a clone");
    Path module = Files.createDirectories(root.resolve("lenet-cli-sample"));
    Files.createDirectories(module.resolve("src/main"));
    Files.writeString(root.resolve("pom.xml"), "");
    Files.writeString(module.resolve("pom.xml"), "");
    Files.writeString(module.resolve("src/main/Some.java"), "");
    script = module.resolve("lenet");
    Files.copy(Path.of("lenet"), script);
    assertTrue(script.toFile().setExecutable(true));
    executable("bin/mvn", MVN);
    executable("bin/java", JAVA);
  }

  @Test
  @DisplayName(
      "builds what is missing, says so on stderr, and passes arguments, stdin and exit code")
  void firstTime() throws Exception {
    Cli cli = launch(script, "predict", "a file.png", "-");
    assertEquals(3, cli.code());
    assertTrue(cli.err().contains("lenet: building first"), cli.err());
    assertTrue(cli.err().contains("mvn in " + root.toRealPath() + ": "), cli.err());
    assertTrue(cli.err().contains("-pl lenet-cli-sample -am package"), cli.err());
    assertTrue(cli.out().contains("<-jar>\n<" + root.toRealPath()), cli.out());
    assertTrue(
        cli.out().endsWith("<predict>\n<a file.png>\n<->\nlocale: unset\nstdin: digits\n"),
        cli.out());
    assertFalse(cli.err().contains("\u001b"), cli.err());
  }

  @Test
  @DisplayName("builds nothing twice, and builds again when a source has changed")
  void secondTime() throws Exception {
    launch(script, "backends");
    assertEquals("", launch(script, "backends").err());
    Path source = root.resolve("lenet-cli-sample/src/main/Some.java");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    assertTrue(launch(script, "backends").err().contains("sources have changed"));
  }

  @Test
  @DisplayName("works through a symbolic link and with JAVA_HOME")
  void link() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("lenet link"), script);
    Path second = Files.createSymbolicLink(folder.resolve("second"), link.getFileName());
    Cli cli = launch(second, "backends");
    assertTrue(
        cli.out()
            .contains("<" + root.toRealPath().resolve("lenet-cli-sample/target/lenet.jar") + ">"),
        cli.out());
  }

  @ParameterizedTest
  @CsvSource({
    "LC_ALL, C, C.UTF-8",
    "LANG, POSIX, C.UTF-8",
    "LANG, '', C.UTF-8",
    "LC_CTYPE, de_DE.UTF-8, unset",
    "LC_ALL, de_DE.ISO-8859-1, de_DE.ISO-8859-1"
  })
  @DisplayName("lets Java open every file name in a locale that has only ASCII")
  void locale(String variable, String value, String passedOn) throws Exception {
    environment.put(variable, value);
    Cli cli = launch(script, "predict", "zahl-\u00fc.png");
    assertTrue(cli.out().contains("\nlocale: " + passedOn + "\n"), cli.out());
  }

  @ParameterizedTest
  @CsvSource({
    "OTHER, '', -Xmx512m",
    "JAVA_TOOL_OPTIONS, -Dx=1, -Xmx512m",
    "JAVA_TOOL_OPTIONS, -Dx=1 -Xmx2g, none",
    "JDK_JAVA_OPTIONS, -XX:MaxRAMPercentage=50, none",
    "LENET_JAVA_OPTS, -Xmx3g, -Xmx512m -Xmx3g"
  })
  @DisplayName("sets the heap, unless Java's own variables do")
  void heap(String variable, String value, String passedOn) throws Exception {
    environment.put(variable, value);
    String heaps =
        launch(script, "backends")
            .out()
            .lines()
            .filter(line -> line.startsWith("<-Xmx"))
            .map(line -> line.substring(1, line.length() - 1))
            .collect(Collectors.joining(" "));
    assertEquals(passedOn.replace("none", ""), heaps);
  }

  @Test
  @DisplayName("tells the program by which name it was called")
  void name() throws Exception {
    Cli cli = launch(script, "backends");
    assertTrue(cli.out().contains("<-Dlenet.launcher=" + script + ">\n<-jar>"), cli.out());
  }

  @Test
  @DisplayName("fails with exit code 1 when the build fails")
  void buildFails() throws Exception {
    executable("bin/mvn", "#!/bin/sh\necho no compiler\nexit 1\n");
    Cli cli = launch(script, "backends");
    assertEquals(1, cli.code());
    assertEquals("", cli.out());
    assertTrue(cli.err().contains("the build failed"), cli.err());
  }

  @Test
  @DisplayName("for Windows builds with the same options, and gives Java the same ones")
  void windows() throws IOException {
    assertEquals(options("lenet", "mvn -q", ") <"), options("lenet.bat", "mvn -q", "<"));
    assertEquals(options("lenet", "-XX:+I", "$"), options("lenet.bat", "-XX:+I", "%"));
    String forWindows = Files.readString(Path.of("lenet.bat"));
    assertTrue(forWindows.endsWith("\r\n"), "cmd wants CRLF");
    Matcher engines =
        Pattern.compile("(?m)^((OMP|OPENBLAS)_\\w+)=\\$\\{\\1:-(\\w+)}$")
            .matcher(Files.readString(Path.of("lenet")));
    assertTrue(engines.find(), "the launcher sets up the engines' threads");
    do {
      String set =
          "if not defined %1$s set \"%1$s=%2$s\"".formatted(engines.group(1), engines.group(3));
      assertTrue(forWindows.contains(set), set);
    } while (engines.find());
  }

  /** The words of a command from one text up to another, over its continued lines. */
  private static String options(String launcher, String from, String to) throws IOException {
    String text = Files.readString(Path.of(launcher));
    int begin = text.lastIndexOf(from);
    return text.substring(begin, text.indexOf(to, begin)).replaceAll("[\\\\^\\s]+", " ").strip();
  }

  private Cli launch(Path command, String... args) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Path in = Files.writeString(folder.resolve("in"), "digits");
    ProcessBuilder builder = new ProcessBuilder(command.toString());
    builder.command().addAll(List.of(args));
    builder.directory(folder.toFile());
    builder
        .environment()
        .keySet()
        .removeAll(Set.of("LC_ALL", "LC_CTYPE", "MAVEN_OPTS", "JAVA_TOOL_OPTIONS"));
    builder.environment().putAll(environment);
    builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    builder.environment().put("JAVA_HOME", folder.toString());
    Process process =
        builder
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertTrue(process.waitFor(5, TimeUnit.MINUTES));
    return new Cli(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private void executable(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertTrue(file.toFile().setExecutable(true));
  }
}
