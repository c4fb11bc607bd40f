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
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The README's program")
class ReadmeTest {
  private static final Path README = Path.of("..", "README.md");
  private static final Path SOURCE = Path.of("src/test/java/dev/lenet/cli/ReadmeTest.java");

  @Test
  @DisplayName("is the one that is compiled and run here")
  void isThisOne() throws IOException {
    List<String> readme = Files.readAllLines(README);
    int from = readme.indexOf("```java") + 1;
    List<String> shown =
        readme.subList(from, from + readme.subList(from, readme.size()).indexOf("```"));
    List<String> source = Files.readAllLines(SOURCE);
    List<String> run =
        source.subList(
            source.indexOf("    // README begins") + 1, source.indexOf("    // README ends"));
    assertEquals(String.join("\n", shown), String.join("\n", run).stripIndent());
  }

  @Test
  @DisplayName("prints an accuracy above 98% and the digit of the first test image, a 7")
  void prints() {
    PrintStream stdout = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      readme();
    } finally {
      System.setOut(stdout);
    }
    String printed = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(
        printed.matches("(98|99)\\.\\d\\d% of the test images\\RThe first one is a 7\\R"), printed);
  }

  private static void readme() {
    // README begins
    NetworkSpec spec = Specs.recipe("lenet5-fast");
    TrainTestSplit mnist = Datasets.load("mnist");
    try (Backend backend = Backends.open("djl");
        Model model = backend.newModel(spec)) {
      backend.newTrainer(spec.training()).train(model, mnist.train());
      Evaluation evaluation = backend.newEvaluator().evaluate(model, mnist.test());
      System.out.printf("%.2f%% of the test images%n", 100 * evaluation.accuracy());
      Prediction prediction = model.predict(mnist.test().image(0));
      System.out.println("The first one is a " + prediction.digit());
    }
    // README ends
  }
}
