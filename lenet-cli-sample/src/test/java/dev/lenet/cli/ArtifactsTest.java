package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script runs in a tree of its own, with a list and a local repository of a few files. */
@Tag("once")
@DisplayName(".ci/artifacts")
@EnabledOnOs(value = OS.LINUX, disabledReason = "it is a script for GNU's programs")
class ArtifactsTest {
  private static final Path CI = Path.of("..", ".ci");
  private static final String LIST = ".mvn/checksums/checksums.sha256";
  private static final String LOCALE = "C.UTF-8";
  private static final String JAR = "org/example/one/1.0/one-1.0.jar";
  private static final String POM = "org/example/one/1.0/one-1.0.pom";
  private static final String SAMPLES_JAR = "org/example/two/2.0/two-2.0.jar";

  @TempDir Path folder = Path.of("");
  private Path root = Path.of("");
  private Path repository = Path.of("");
  private Path used = Path.of("");
  private Path samples = Path.of("");

  @BeforeEach
  void listOfWhatIsUsed() throws Exception {
    root = folder.resolve("a clone");
    repository = folder.resolve("a repository");
    used = root.resolve("target/used-artifacts");
    samples = root.resolve("lenet-cli-sample/target/local-repo");
    for (String file : List.of(LIST, "target/used-artifacts")) {
      write(root.resolve(file), "");
    }
    Files.createDirectories(root.resolve(".ci"));
    for (String file : List.of("artifacts", "UsedArtifacts.java")) {
      Files.copy(CI.resolve(file), root.resolve(".ci").resolve(file));
    }
    assertTrue(root.resolve(".ci/artifacts").toFile().setExecutable(true));
    write(repository.resolve(JAR), "classes");
    write(repository.resolve(POM), "<project/>");
    write(samples.resolve(SAMPLES_JAR), "more classes");
    write(samples.resolve("dev/lenet/lenet-api/1/lenet-api-1.jar"), "made here");
    use(JAR);
    use(POM);
    requireDone(artifacts("write"), "added: 3");
  }

  @Test
  @DisplayName("is content with what is on its list, whatever else is in the local repository")
  void accepts() throws Exception {
    write(repository.resolve("org/example/other/1.0/other-1.0.jar"), "another project's");
    requireDone(artifacts("verify"), "used, and on the list: 3");
    Files.delete(used); // as before a build
    requireDone(artifacts("verify"), "unchanged in " + repository + ": 2");
  }

  @Test
  @DisplayName("refuses a file with one byte changed, used or not, and does not list it anew")
  void changed() throws Exception {
    Files.delete(used);
    byte[] bytes = Files.readAllBytes(repository.resolve(JAR));
    bytes[3] ^= 1;
    Files.write(repository.resolve(JAR), bytes);
    requireRefused(artifacts("verify"), JAR);
    requireRefused(artifacts("write"), JAR);
  }

  @Test
  @DisplayName("refuses a file that the sample applications have used, with one byte changed")
  void changedInSamples() throws Exception {
    write(samples.resolve(SAMPLES_JAR), "More classes");
    requireRefused(artifacts("verify"), SAMPLES_JAR);
  }

  @Test
  @DisplayName("refuses a file that a build has used and is not on the list, until it is written")
  void unlisted() throws Exception {
    String update = "org/example/one/1.1/one-1.1.jar";
    write(repository.resolve(update), "new classes");
    use(update);
    requireRefused(artifacts("verify"), update);
    requireDone(artifacts("write"), "added: 1");
    requireDone(artifacts("verify"), "used, and on the list: 4");
  }

  @Test
  @DisplayName("refuses what the sample applications have used and is not on the list")
  void unlistedInSamples() throws Exception {
    String update = "org/example/two/2.1/two-2.1.pom";
    write(samples.resolve(update), "<project/>");
    requireRefused(artifacts("verify"), update);
  }

  @Test
  @DisplayName("notes what Maven uses, and fails if that does not work")
  void records() throws Exception {
    Files.delete(used);
    requireRefused(artifacts("record", "true"), "nothing was noted");
    Path project = root.resolve("project/pom.xml");
    write(project, Files.readString(Path.of("..", "pom.xml")).replaceAll("<module>.*", ""));
    String local = "-Dmaven.repo.local=" + System.getProperty("localRepository");
    String pom = project.toString();
    Cli cli = artifacts("record", "mvn", "-o", "-q", "-Dquick", local, "-f", pom, "validate");
    assertEquals(0, cli.code(), cli.out() + cli.err());
    assertTrue(Files.readString(used).contains("\torg/apache/maven/plugins/"), cli.out());
  }

  @Test
  @DisplayName("leaves a command its locale, which says what names its files can have")
  void leavesTheLocale() throws Exception {
    String command = "echo in $LC_ALL; echo noted >> \"$USED_ARTIFACTS\"";
    requireDone(artifacts("record", "sh", "-c", command), "in " + LOCALE);
  }

  @Test
  @DisplayName("has a list that sha256sum and Maven read, in the order that Maven writes")
  void list() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("..").resolve(LIST));
    for (String line : lines) {
      assertTrue(line.matches("[0-9a-f]{64}  [\\w.+/-]+\\.(jar|pom)"), line);
    }
    List<String> paths = lines.stream().map(line -> line.substring(66)).toList();
    assertEquals(paths.stream().sorted().distinct().toList(), paths);
  }

  private void use(String path) throws IOException {
    Files.writeString(used, repository + "\t" + path + "\n", StandardOpenOption.APPEND);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
  }

  private Cli artifacts(String... arguments) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(root.resolve(".ci/artifacts").toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().put("MAVEN_REPOSITORY", repository.toString());
    builder.environment().put("LC_ALL", LOCALE);
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertTrue(process.waitFor(5, TimeUnit.MINUTES));
    return new Cli(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private static void requireDone(Cli cli, String printed) {
    assertEquals(0, cli.code(), cli.err());
    assertTrue(cli.out().contains(printed), cli.out());
  }

  private static void requireRefused(Cli cli, String named) {
    assertEquals(1, cli.code(), cli.out());
    assertTrue(cli.err().contains(named), cli.err());
  }
}
