package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Datasets;
import dev.lenet.api.Evaluation;
import dev.lenet.api.Model;
import dev.lenet.api.Prediction;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.ModelFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("README.md's code")
class ReadmeTest {
  private static final Path SOURCE = Path.of("src/test/java/dev/lenet/cli/ReadmeTest.java");

  @Test
  @DisplayName("that reads a picture prints what stands below it, and nothing else")
  void reads(@TempDir Path folder) throws IOException, InterruptedException {
    Files.copy(DocsPage.DOCS.resolve("form.jpg"), folder.resolve("form.jpg"));
    String program =
        """
        import dev.lenet.api.picture.*;
        import java.nio.file.Path;

        class ReadForm {
          public static void main(String[] args) {
            %s
          }
        }
        """;
    Path source = folder.resolve("ReadForm.java");
    Files.writeString(source, program.formatted(shown("java").get(0)));
    Cli printed =
        new ChildProcess(folder).withoutChoice().without("lenet-backend").source(source).run();
    assertEquals("", printed.err());
    assertEquals(shown("text").get(0).lines().toList(), printed.out().lines().toList());
  }

  @Test
  @DisplayName("that trains is the code that this test compiles and runs")
  void areThese() throws IOException {
    assertEquals(compiled("training"), shown("java").get(1));
  }

  private static List<String> shown(String language) throws IOException {
    return new DocsPage("../README.md").blocks(language);
  }

  private static String compiled(String name) throws IOException {
    List<String> source = Files.readAllLines(SOURCE);
    int from = source.indexOf("    // " + name + " begins") + 1;
    int to = source.indexOf("    // " + name + " ends");
    return String.join("\n", source.subList(from, to)).stripIndent();
  }

  @Test
  @DisplayName(
      "trains to an accuracy above 98%, reads the first test image, a 7, and saves the model")
  void trains(@TempDir Path folder) {
    Path path = folder.resolve("digits.safetensors");
    String printed = printed(() -> training(path));
    assertTrue(
        printed.matches("(98|99)\\.\\d\\d% of the test images\\RThe first one is a 7\\R"), printed);
    Double accuracy = ModelFile.read(path).card().testAccuracy();
    assertTrue(accuracy != null && accuracy > 0.98, () -> "the card says " + accuracy);
  }

  /** What it prints to stdout and stderr. */
  private static String printed(Runnable program) {
    PrintStream stdout = System.out;
    PrintStream stderr = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream both = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    System.setOut(both);
    System.setErr(both);
    try {
      program.run();
    } finally {
      System.setOut(stdout);
      System.setErr(stderr);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void training(Path path) {
    // training begins
    NetworkSpec spec = Specs.recipe("lenet5-fast");
    TrainTestSplit mnist = Datasets.load("mnist");
    try (Backend backend = Backends.open();
        Model model = backend.newModel(spec)) {
      TrainingReport report = backend.newTrainer(spec.training()).train(model, mnist.train());
      Evaluation evaluation = backend.newEvaluator().evaluate(model, mnist.test());
      System.out.printf("%.2f%% of the test images%n", 100 * evaluation.accuracy());
      Prediction prediction = model.predict(mnist.test().image(0));
      System.out.println("The first one is a " + prediction.label());
      ModelFile.of(model, report, evaluation).write(path); // ModelFile.read(path) reads it back
    }
    // training ends
  }
}
