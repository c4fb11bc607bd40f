package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backends;
import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.weights.ModelFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("lenet reproduce")
class ReproduceCommandTest {
  @TempDir Path folder = Path.of("");

  @Test
  @DisplayName("trains and tests on every backend, and leaves a folder for each")
  void all() throws IOException {
    JsonNode json = reproduce("--json").requireDone().json();
    assertEquals("small", json.get("spec").stringValue());
    assertEquals(61706, json.get("parameters").intValue());
    List<String> names = new ArrayList<>();
    for (JsonNode result : json.get("results")) {
      String name = result.get("backend").stringValue();
      names.add(name);
      assertEquals(2, result.get("epochs").intValue());
      for (String key :
          List.of(
              "trainAccuracy",
              "validationAccuracy",
              "testAccuracy",
              "testErrors",
              "trainSeconds",
              "imagesPerSecond")) {
        assertTrue(result.get(key).isNumber(), key);
      }
      Path own = folder.resolve("out").resolve(name);
      assertEquals(name, ModelFile.read(own.resolve("model.safetensors")).card().backend());
      for (String file : List.of("history.json", "accuracy.png", "loss.png", "confusion.png")) {
        assertTrue(Files.size(own.resolve(file)) > 0, file);
      }
    }
    assertEquals(Backends.available(), names);
    for (String file : List.of("accuracy.png", "loss.png")) {
      assertTrue(Files.size(folder.resolve("out").resolve(file)) > 0, file);
    }
    String page = Files.readString(folder.resolve("out/report.html"));
    assertTrue(page.contains("98.47%") && page.contains("99.05%"));
    List<String> pictures = new ArrayList<>(List.of("accuracy.png", "loss.png"));
    for (String name : names) {
      for (String picture : List.of("confusion.png", "rejection.png", "calibration.png")) {
        pictures.add(name + "/" + picture);
      }
    }
    for (String picture : pictures) {
      byte[] png = Files.readAllBytes(folder.resolve("out").resolve(picture));
      assertTrue(page.contains(Base64.getEncoder().encodeToString(png)), picture);
    }
  }

  @Test
  @DisplayName("keeps and prints the result of one engine when others fail, whatever they throw")
  void failingEngines() throws Exception {
    List<Class<? extends BackendProvider>> failing =
        List.of(
            FailingEngines.WithoutMemory.class,
            FailingEngines.WithoutClass.class,
            FailingEngines.WithError.class);
    Cli cli = FailingEngines.beside(folder, failing, () -> reproduce("--json"));
    assertEquals(1, cli.code(), cli.err());
    List<String> reached = new ArrayList<>();
    cli.json().get("results").forEach(r -> reached.add(r.get("backend").stringValue()));
    assertEquals(List.of("djl", "dl4j", "java"), reached);
    String page = Files.readString(folder.resolve("out/report.html"));
    for (JsonNode failed : cli.json().get("failed")) {
      String name = failed.get("backend").stringValue();
      assertTrue(cli.err().contains("lenet: " + name + ": "), cli.err());
      assertTrue(page.contains(name + " gave no result: "), name);
    }
    assertEquals(3, cli.json().get("failed").size());
    for (String reason :
        List.of("no room for a network", "LENET_JAVA_OPTS", "engine/Missing", "bad\\n\\u001b[2J")) {
      assertTrue(cli.err().contains(reason), cli.err());
    }
    assertFalse(cli.err().contains("\tat "), cli.err());
    assertTrue(page.contains("bad\\n\\u001b[2J&lt;b&gt;accuracy"), page);
  }

  @Test
  @DisplayName("compares the results with the published ones, on one backend if it is named")
  void one() throws IOException {
    Cli cli = reproduce("--backend", "djl").requireDone();
    assertTrue(cli.out().contains("djl (PyTorch"), cli.out());
    assertTrue(cli.out().contains("98.47%") && cli.out().contains("99.05%"), cli.out());
    assertTrue(Files.notExists(folder.resolve("out/dl4j")));
  }

  @Test
  @DisplayName("prints one object with the failures if every backend fails")
  void allFail() throws Exception {
    List<Class<? extends BackendProvider>> failing = List.of(FailingEngines.WithError.class);
    Cli cli =
        FailingEngines.beside(
            folder, failing, () -> reproduce("--backend", "with-error", "--json"));
    assertEquals(1, cli.code(), cli.err());
    assertEquals(0, cli.json().get("results").size());
    assertEquals("with-error", cli.json().get("failed").get(0).get("backend").stringValue());
  }

  @Test
  @DisplayName("says that results are saved only after the common page is written")
  void saysSavedWhenItIs() throws Exception {
    Path page = folder.resolve("out/report.html");
    List<String> early = new ArrayList<>();
    OutputStream sink = OutputStream.nullOutputStream();
    PrintStream err =
        new PrintStream(sink, true, StandardCharsets.UTF_8) {
          @Override
          public void println(@Nullable String line) {
            if (String.valueOf(line).contains("are saved") && Files.notExists(page)) {
              early.add(String.valueOf(line));
            }
          }
        };
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintStream(sink, true, StandardCharsets.UTF_8),
            err,
            false,
            () -> false);
    String[] args = reproduceArgs();
    int code =
        FailingEngines.beside(
            folder, List.of(FailingEngines.Interrupting.class), () -> Lenet.run(console, args));
    assertEquals(130, code);
    assertTrue(Files.exists(page));
    assertEquals(List.of(), early);
  }

  @Test
  @DisplayName("refuses a backend that does not exist with exit code 4")
  void unknown() throws IOException {
    Cli cli = reproduce("--backend", "theano");
    cli.requireRefusal(4, "'theano'", "djl, dl4j, java. Choose one of these");
  }

  private Cli reproduce(String... more) throws IOException {
    return Cli.run(reproduceArgs(more));
  }

  private String[] reproduceArgs(String... more) throws IOException {
    List<String> options = new ArrayList<>(List.of("--quiet"));
    options.addAll(List.of(more));
    return SmallMnist.in(folder)
        .arguments("reproduce", folder.resolve("out"), options.toArray(String[]::new));
  }
}
