package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(OS.LINUX)
@DisplayName("A process that trains, saves, loads, predicts and reads a picture,")
class MannersTest {
  /** The number on docs/form.jpg. */
  private static final Set<String> TEXT = Set.of("5437");

  private static final Path HOME = Path.of(System.getProperty("user.home"));
  private static final Path JAVA_CPP = HOME.resolve(".javacpp/cache");

  /** What every kind of Java's sockets is made with. JDK 25 loads classes of sockets for files. */
  private static final Pattern SOCKET = Pattern.compile(" sun\\.nio\\.ch\\.Net ");

  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  /** Runs a command without a network, and where only two folders can be written to. */
  private static final String SEAL =
      """
      one=$0 other=$1
      shift
      mount --make-rprivate / && mount --bind "$one" "$one" && mount --bind "$other" "$other" || exit 91
      while read -r _ place _; do
        case $place in "$one" | "$other") ;; *) mount -o remount,bind,ro "$place" 2> /dev/null ;; esac
      done < /proc/mounts
      if touch "$one/../probe" 2> /dev/null || touch "$HOME/probe" 2> /dev/null; then exit 92; fi
      exec "$@"
      """;

  @TempDir private Path folder = Path.of("");
  private Path home = folder;
  private Path temporary = folder;
  private Path working = folder;
  private Path results = folder;

  static boolean canSeal() throws InterruptedException {
    try {
      Path folder = Files.createTempDirectory("seal");
      List<String> command = new ArrayList<>(List.of(seal(folder, folder)));
      command.add("true");
      int code =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      Files.delete(folder);
      return code == 0;
    } catch (IOException e) {
      return false; // no such program
    }
  }

  private static String[] seal(Path one, Path other) {
    return new String[] {
      "unshare", "-r", "-n", "-m", "sh", "-c", SEAL, one.toString(), other.toString()
    };
  }

  @BeforeEach
  void makeFolders() throws IOException {
    folder = folder.toRealPath();
    home = Files.createDirectory(folder.resolve("home"));
    temporary = Files.createDirectory(folder.resolve("temporary"));
    working = Files.createDirectory(folder.resolve("working"));
    results = Files.createDirectory(folder.resolve("results"));
  }

  @ParameterizedTest(name = "on {0}")
  @ValueSource(strings = {"java", "djl", "dl4j"})
  @DisplayName("prints nothing, connects to nothing, and leaves only what embedding.md says")
  void leavesWhatThePageSays(String backend) throws Exception {
    Cli cli = live(withUnpackedCode(), backend).requireDone();
    assertAll(
        () -> assertEquals("", cli.out(), "stdout"),
        () -> assertEquals("", cli.err(), "stderr"),
        () -> assertFalse(hasMadeSockets(), "sockets"),
        () -> assertEquals(TEXT, reported("text")),
        () -> assertEquals(Set.of(), reported("environment")),
        () -> assertEquals(onThePage("system properties", backend), reported("properties")),
        () -> assertEquals(onThePage("threads", backend), reported("threads")),
        () -> assertEquals(onThePage("folders", backend), left()));
  }

  @Test
  @EnabledIf(value = "canSeal", disabledReason = "only Linux, with namespaces of users, can")
  @DisplayName("is caught if it connects, as DJL does unless it is told to be offline")
  void connectionsAreSeen() throws Exception {
    ChildProcess child = withUnpackedCode().option("-Dai.djl.offline=false");
    live(child.by(seal(results, results)), "djl").requireDone();
    assertTrue(hasMadeSockets());
  }

  @ParameterizedTest(name = "on {0}")
  @ValueSource(strings = {"java", "djl", "dl4j"})
  @EnabledIf(value = "canSeal", disabledReason = "only Linux, with namespaces of users, can")
  @DisplayName(
      "needs no network, and to write only to its results, and with dl4j to JavaCPP's folder")
  void isSealed(String backend) throws Exception {
    Path javaCpp = backend.equals("dl4j") ? JAVA_CPP : results;
    ChildProcess child = withUnpackedCode().option("-Djna.tmpdir=" + results);
    Cli cli = live(child.by(seal(results, javaCpp)), backend).requireDone();
    assertEquals("", cli.out() + cli.err());
    assertEquals(TEXT, reported("text"));
    assertEquals(Set.of(), left());
  }

  @ParameterizedTest(name = "on {0}")
  @CsvSource({
    "djl, '', temporary/.djl.ai, DJL_CACHE_DIR",
    "djl, DJL_CACHE_DIR, named, DJL_CACHE_DIR",
    "dl4j, '', home/.javacpp/cache, org.bytedeco.javacpp.cachedir",
    "dl4j, org.bytedeco.javacpp.cachedir, named, org.bytedeco.javacpp.cachedir"
  })
  @EnabledIf(value = "canSeal", disabledReason = "only Linux, with namespaces of users, can")
  @DisplayName("is told which setting names another folder, where native code cannot be unpacked")
  void cannotUnpack(String backend, String named, String where, String setting) throws Exception {
    ChildProcess child = new ChildProcess(folder).by(seal(results, results));
    if (!named.isEmpty()) {
      child.option("-D" + named + "=" + folder.resolve("named"));
    }
    Cli cli = live(child, backend);
    assertNotEquals(0, cli.code());
    String expected =
        "BackendException: The backend '%s' cannot start: its native code cannot be unpacked to %s: Read-only file system. Name a folder of your own that programs may run from with "
            .formatted(backend, folder.resolve(where));
    String said = cli.err().lines().findFirst().orElse("");
    assertTrue(said.contains(expected), () -> expected + " is not in: " + said);
    assertTrue(said.substring(said.indexOf(expected) + expected.length()).contains(setting), said);
    assertTrue(said.endsWith("[BACKEND_UNAVAILABLE]"), said);
    assertFalse(said.contains("FileSystemException"), said);
  }

  private Cli live(ChildProcess child, String backend) throws IOException, InterruptedException {
    return child
        .option("-Duser.home=" + home)
        .option("-Djava.io.tmpdir=" + temporary)
        .option("-XX:-UsePerfData") // a file of the JVM's own
        .option("-Xlog:class+load:file=" + results.resolve("classes"))
        .option("-Dorg.slf4j.simpleLogger.logFile=" + results.resolve("log"))
        .program(WholeLife.class, working)
        .run(
            backend,
            SmallMnist.noise(folder, 28).data().toString(),
            DocsPage.DOCS.resolve("form.jpg").toAbsolutePath().toString(),
            results.toString());
  }

  /** With what other tests have unpacked already. */
  private ChildProcess withUnpackedCode() {
    String djl = System.getenv().getOrDefault("DJL_CACHE_DIR", HOME.resolve(".djl.ai").toString());
    return new ChildProcess(folder)
        .environment("DJL_CACHE_DIR", djl)
        .option("-Dorg.bytedeco.javacpp.cachedir=" + JAVA_CPP);
  }

  /** Whether Java code has tried to connect: it has loaded a class that does. */
  private boolean hasMadeSockets() throws IOException {
    return SOCKET.matcher(Files.readString(results.resolve("classes"))).find();
  }

  /** What stands in the home folder, in the one for temporary files, and in the working folder. */
  private Set<String> left() throws IOException {
    Set<String> left = new TreeSet<>();
    for (Path place : List.of(home, temporary, working)) {
      try (Stream<Path> all = Files.walk(place)) {
        all.filter(file -> file.toFile().list() == null || file.toFile().list().length == 0)
            .filter(file -> !file.equals(place))
            .forEach(file -> left.add(file.toString().replace(home.toString(), "~")));
      }
    }
    return left;
  }

  /** In a row of the table of what a backend leaves. */
  private static Set<String> onThePage(String what, String backend) throws IOException {
    List<List<String>> table = new DocsPage("embedding.md").cells("| what stays |");
    int column = table.get(0).indexOf("`" + backend + "`");
    String cell =
        table.stream().filter(row -> row.get(0).equals(what)).findFirst().orElseThrow().get(column);
    return QUOTED
        .matcher(cell)
        .results()
        .map(name -> name.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> reported(String what) throws IOException {
    String line =
        Files.readAllLines(results.resolve("report")).stream()
            .filter(each -> each.startsWith(what + " "))
            .findFirst()
            .orElseThrow();
    return Arrays.stream(line.substring(what.length() + 1).split(", "))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
