package dev.lenet.backend.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Model;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.weights.ModelFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;

/** What docs/export.md says to users of Deeplearning4j. */
@DisplayName("A MultiLayerNetwork of Deeplearning4j")
class MultiLayerNetworkTest {
  private static final int ROWS = 50;

  private final ModelFile file = ModelFile.pretrained();
  private final NetworkSpec spec = file.spec();
  private final float[] inputs = new float[ROWS * spec.input().shape().size()];

  MultiLayerNetworkTest() {
    Random random = new Random(1);
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = random.nextFloat();
    }
  }

  @Test
  @DisplayName("with the weights of a model file gives its probabilities, also out of a zip")
  void takesWeights(@TempDir Path folder) throws IOException {
    File zip = folder.resolve("digits.zip").toFile();
    MultiLayerNetwork network = PlainDl4j.lenet5(1);
    Dl4jWeights.copy(file.weights(), spec, network);
    ModelSerializer.writeModel(network, zip, false);
    float[] expected = probabilities(file);
    assertArrayEquals(expected, output(network), 1e-5f);
    assertArrayEquals(expected, output(ModelSerializer.restoreMultiLayerNetwork(zip)), 1e-5f);
  }

  @Test
  @DisplayName("gives its weights to a model, which then gives the network's probabilities")
  void givesWeights(@TempDir Path folder) throws IOException {
    File zip = folder.resolve("digits.zip").toFile();
    ModelSerializer.writeModel(PlainDl4j.lenet5(2), zip, false);
    MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(zip);
    try (Backend java = Backends.open("java");
        Model model = java.newModel(spec)) {
      model.setWeights(Dl4jWeights.copy(network, spec));
      assertArrayEquals(output(network), model.probabilities(inputs), 1e-5f);
    }
  }

  @Test
  @DisplayName("gives back the weights that it took, bit by bit")
  void thereAndBack() {
    MultiLayerNetwork network = PlainDl4j.lenet5(1);
    Dl4jWeights.copy(file.weights(), spec, network);
    assertEquals(file.weights(), Dl4jWeights.copy(network, spec));
  }

  @Test
  @DisplayName("is served by the class on the page")
  void onThePage() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/dev/lenet/backend/dl4j/Dl4jWeights.java"));
    String page = Files.readString(Path.of("..", "docs", "export.md"));
    String shown = source.substring(source.indexOf("from here\n") + "from here\n".length());
    assertTrue(page.contains("```java\n" + shown + "```\n"), "docs/export.md has not:\n" + shown);
  }

  private float[] probabilities(ModelFile of) {
    try (Backend java = Backends.open("java");
        Model model = java.newModel(of)) {
      return model.probabilities(inputs);
    }
  }

  private float[] output(MultiLayerNetwork network) {
    long[] shape = {ROWS, 1, spec.input().shape().height(), spec.input().shape().width()};
    return network.output(Nd4j.create(inputs, shape, 'c')).ravel().toFloatVector();
  }
}
