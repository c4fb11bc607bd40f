package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backends;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("The command line in a process of its own")
class ProcessTest {
  @TempDir Path folder = Path.of("");

  @Test
  @DisplayName("lists all backends, and nothing but JSON is on stdout")
  void backends() throws Exception {
    Cli cli = new ChildProcess(folder).run("backends", "--json").requireDone();
    List<String> names = new ArrayList<>();
    for (JsonNode backend : cli.json().get("backends")) {
      names.add(backend.get("name").stringValue());
      for (String key : List.of("engine", "version", "device")) {
        assertTrue(backend.get(key).isString(), cli.out());
      }
    }
    assertEquals(List.of("djl", "dl4j", "java"), names);
    assertEquals(Backends.available(), names);
    assertTrue(cli.json().get("choice").stringValue().startsWith("djl, chosen by "), cli.out());
    assertEquals("", cli.err());
  }

  @Test
  @DisplayName("says below the list which backend is taken without a name, and why")
  void saysWhichIsTaken() throws Exception {
    Cli cli = withoutEngines().run("backends").requireDone();
    List<String> lines = cli.out().lines().toList();
    assertEquals(4, lines.size(), cli.out());
    assertTrue(lines.get(1).startsWith("java "), cli.out());
    assertEquals("", lines.get(2));
    assertEquals("Without --backend: java, the only backend on the class path", lines.get(3));
  }

  @Test
  @DisplayName("says below the list that the backend that LENET_BACKEND names does not exist")
  void saysThatNoneIsTaken() throws Exception {
    Cli cli = withoutEngines().environment("LENET_BACKEND", "theano").run("backends");
    String last = cli.requireDone().out().lines().reduce("", (before, line) -> line);
    assertTrue(
        last.startsWith(
            "Without --backend: The backend 'theano' (chosen by the environment variable LENET_BACKEND) is not on the class path"),
        cli.out());
  }

  @Test
  @DisplayName("reads an image from a pipe")
  void pipe() throws Exception {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY), "png", png);
    Cli cli = new ChildProcess(folder).input(png.toByteArray()).run("predict", "-", "--json");
    assertEquals(1, cli.requireDone().json().get("predictions").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"djl", "dl4j", "java"})
  @DisplayName("trains on the backend that LENET_BACKEND names, with nothing else changed")
  void environmentChooses(String name) throws Exception {
    ChildProcess process = new ChildProcess(folder).environment("LENET_BACKEND", name);
    Cli cli = train(process, "--json", "--quiet");
    assertEquals(name, cli.requireDone().json().get("backend").stringValue());
    assertEquals("", cli.err());
  }

  @Test
  @DisplayName("refuses an unknown backend, says what chose it, and lists the backends")
  void unknown() throws Exception {
    train(new ChildProcess(folder).environment("LENET_BACKEND", "theano"))
        .requireRefusal(4, "'theano'", "LENET_BACKEND", "djl, dl4j, java. Choose one of these");
  }

  @Test
  @DisplayName("refuses to choose between two engines")
  void ambiguous() throws Exception {
    train(new ChildProcess(folder).withoutChoice())
        .requireRefusal(4, "djl, dl4j", "lenet.backend", "LENET_BACKEND");
  }

  @Test
  @DisplayName("without an engine trains with the built-in one")
  void none() throws Exception {
    Cli cli = train(withoutEngines(), "--json").requireDone();
    assertEquals("java", cli.json().get("backend").stringValue());
  }

  @Test
  @DisplayName("without an engine names the artifact to add for the engine that is asked for")
  void noneOfThatName() throws Exception {
    train(withoutEngines(), "--backend", "djl")
        .requireRefusal(4, "which has: java", "dev.lenet:lenet-backend-djl");
  }

  private ChildProcess withoutEngines() throws Exception {
    return new ChildProcess(folder).without("lenet-backend-").withoutChoice();
  }

  @ParameterizedTest
  @CsvSource({
    "djl, pytorch-native-cpu, pytorch-native-cpu, 'dl4j, java'",
    "dl4j, nd4j-native-1, nd4j-native, 'djl, java'"
  })
  @DisplayName("without a native jar names the artifact to add, and the other backends")
  void missingNative(String backend, String jar, String artifact, String other) throws Exception {
    train(new ChildProcess(folder).without("/" + jar).environment("LENET_BACKEND", backend))
        .requireRefusal(4, artifact, "Other backends on the class path: " + other);
  }

  @Test
  @DisplayName("reproduces on the other backends when one cannot start, and says so")
  void oneDoesNotStart() throws Exception {
    ChildProcess process = new ChildProcess(folder).without("/pytorch-native-cpu");
    Cli cli = onSmallMnist(process, "reproduce", "--json", "--quiet");
    assertEquals(4, cli.code(), cli.err());
    assertEquals(List.of("dl4j", "java"), backends(cli.json().get("results")));
    assertEquals(List.of("djl"), backends(cli.json().get("failed")));
    assertTrue(cli.err().contains("pytorch-native-cpu"), cli.err());
  }

  private static List<String> backends(JsonNode entries) {
    List<String> names = new ArrayList<>();
    entries.forEach(entry -> names.add(entry.get("backend").stringValue()));
    return names;
  }

  @Test
  @DisplayName("without data and network lists every source and how to provide the files by hand")
  void noData() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    new ChildProcess(folder)
        .environment("LENET_CACHE_DIR", empty.toString())
        .environment("PATH", empty.toString())
        .option("-Dhttps.proxyHost=127.0.0.1")
        .option("-Dhttps.proxyPort=1")
        .run("train", "--out", folder.resolve("out").toString())
        .requireRefusal(
            3, "storage.googleapis.com", "ossci-datasets", "npm", "--data", "LENET_DATA_DIR");
  }

  @Test
  @DisplayName("shows a stack trace with --verbose, and then only")
  void verbose() throws Exception {
    Cli cli = new ChildProcess(folder).run("train", "--backend", "theano", "--verbose");
    assertEquals(4, cli.code());
    assertTrue(cli.err().contains("\tat dev.lenet.api."), cli.err());
  }

  private Cli train(ChildProcess process, String... options) throws Exception {
    return onSmallMnist(process, "train", options);
  }

  private Cli onSmallMnist(ChildProcess process, String command, String... options)
      throws Exception {
    SmallMnist small = SmallMnist.in(folder);
    return process.run(small.arguments(command, folder.resolve("out"), options));
  }
}
