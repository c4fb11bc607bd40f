package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxModelMetadata;
import ai.onnxruntime.OrtException;
import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Dataset;
import dev.lenet.api.Datasets;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.Prediction;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.cli.export.OnnxRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("lenet export")
class ExportCommandTest {
  private static final double TOLERANCE = 1e-5;

  @TempDir Path folder = Path.of("");

  @Test
  @DisplayName(
      "gives ONNX Runtime the same label and probabilities for each of MNIST's test images")
  void sameAnswers() throws IOException, OrtException {
    Path file = export("--model", "pretrained");
    Dataset images = Datasets.load("mnist").test();
    byte[] pixels = new byte[images.size() * images.imageShape().size()];
    for (int i = 0; i < images.size(); i++) {
      images.copyPixels(i, pixels, i * images.imageShape().size());
    }
    List<Prediction> expected = predictions(images);
    try (OnnxRuntime runtime = new OnnxRuntime(Files.readAllBytes(file))) {
      List<float[]> read = runtime.read(pixels, images.imageShape());
      assertEquals(10_000, read.size());
      for (int i = 0; i < read.size(); i++) {
        String image = "image " + i;
        assertArrayEquals(expected.get(i).probabilities(), read.get(i), (float) TOLERANCE, image);
        assertEquals(expected.get(i).label(), largest(read.get(i)), image);
      }
    }
  }

  private static List<Prediction> predictions(Dataset images) {
    List<Image> all = IntStream.range(0, images.size()).mapToObj(images::image).toList();
    try (Backend java = Backends.open("java");
        Model model = java.newModel(ModelFile.pretrained())) {
      return model.predict(all);
    }
  }

  private static int largest(float[] values) {
    return IntStream.range(0, values.length)
        .reduce((a, b) -> values[b] > values[a] ? b : a)
        .orElseThrow();
  }

  @Test
  @DisplayName("says in JSON where the file is, what it takes and what it gives")
  void json() {
    Path file = folder.resolve("digit.onnx");
    JsonNode json = Cli.run("export", "--out", file.toString(), "--json").requireDone().json();
    assertEquals(file.toString(), json.get("file").stringValue());
    assertEquals(
        "[{\"name\":\"image\",\"type\":\"uint8\",\"shape\":[\"n\",1,28,28]}]",
        json.get("inputs").toString());
    assertEquals(
        "[{\"name\":\"probabilities\",\"type\":\"float32\",\"shape\":[\"n\",10]}]",
        json.get("outputs").toString());
  }

  @Test
  @DisplayName("writes into the file who made it, the spec and the model card")
  void metadata() throws IOException, OrtException {
    Path saved = folder.resolve("saved.safetensors");
    ModelFile model = ModelFile.pretrained();
    model.write(saved);
    try (OnnxRuntime runtime =
        new OnnxRuntime(Files.readAllBytes(export("--model", saved.toString())))) {
      OnnxModelMetadata metadata = runtime.metadata();
      assertEquals("lenet", metadata.getProducerName());
      assertTrue(metadata.getDescription().contains("'lenet5-best'"), metadata.getDescription());
      assertEquals(Specs.toJson(model.spec()), metadata.getCustomMetadata().get("spec"));
      assertEquals(model.card().toJson(), metadata.getCustomMetadata().get("modelCard"));
    }
  }

  @Test
  @DisplayName("takes images of the size that is named")
  void otherSize() throws IOException, OrtException {
    Path file = export("--image-size", "20x14");
    try (OnnxRuntime runtime = new OnnxRuntime(Files.readAllBytes(file))) {
      Image blank = Image.gray(20, 14, new byte[20 * 14]);
      assertEquals(10, runtime.read(blank.pixels(), blank.shape()).get(0).length);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"28", "0x28", "28x-1", "28x123456789", "28 x 28", ""})
  @DisplayName("refuses a size that is none")
  void noSize(String size) {
    run("--image-size", size).requireRefusal(2, "--image-size", "'" + size + "'", "28x28");
  }

  @Test
  @DisplayName("refuses images that are larger than a network that pads them")
  void tooLarge() throws IOException {
    run("--image-size", "33x28").requireRefusal(2, "32x32", "33x28", "--image-size");
    assertEquals(List.of(), files());
  }

  @Test
  @DisplayName("refuses a format that it does not know, and names those that it does")
  void otherFormat() {
    run("--format", "h5").requireRefusal(2, "--format", "h5", "onnx");
  }

  @Test
  @DisplayName("needs a name for the file")
  void noName() {
    Cli.run("export").requireRefusal(2, "--out");
  }

  @Test
  @DisplayName("never writes over the model that it reads")
  void sameFile() throws IOException {
    Path saved = folder.resolve("saved.safetensors");
    ModelFile.pretrained().write(saved);
    byte[] before = Files.readAllBytes(saved);
    Cli.run("export", "--model", saved.toString(), "--out", folder + "/./saved.safetensors")
        .requireRefusal(2, "--out", "--model", "same file");
    assertArrayEquals(before, Files.readAllBytes(saved));
  }

  @Test
  @DisplayName("leaves nothing behind if the file cannot be written, and names it")
  void cannotWrite() throws IOException {
    Path file = folder.resolve("digit.onnx");
    Files.createDirectories(file.resolve("full"));
    run().requireRefusal(1, file.toString());
    Path elsewhere = folder.resolve("no-such-folder").resolve("digit.onnx");
    Cli.run("export", "--out", elsewhere.toString())
        .requireRefusal(1, elsewhere.toString(), "no such file or folder");
    assertEquals(List.of(file), files());
  }

  @Test
  @DisplayName("replaces an old file, and writes the same bytes for the same model")
  void again() throws IOException {
    byte[] first = Files.readAllBytes(export());
    Files.write(folder.resolve("digit.onnx"), new byte[] {1});
    assertArrayEquals(first, Files.readAllBytes(export()));
    assertEquals(List.of(folder.resolve("digit.onnx")), files());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private Path export(String... options) {
    run(options).requireDone();
    return folder.resolve("digit.onnx");
  }

  private Cli run(String... options) {
    Stream<String> fixed = Stream.of("export", "--out", folder.resolve("digit.onnx").toString());
    return Cli.run(Stream.concat(fixed, Stream.of(options)).toArray(String[]::new));
  }
}
