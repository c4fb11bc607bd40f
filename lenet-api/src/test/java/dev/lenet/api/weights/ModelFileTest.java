package dev.lenet.api.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.ModelFileException;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.internal.json.JsonTree;
import dev.lenet.internal.text.Foreign;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A model file")
class ModelFileTest {
  private static final int CORRUPTIONS = 4_000;

  /** Small, so that every byte of its file can be damaged. */
  private static final NetworkSpec SMALL =
      Specs.parse(
          """
          {"name": "small",
           "input": {"channels": 1, "height": 2, "width": 2, "fit": "pad", "range": [0, 1]},
           "layers": [{"name": "out", "type": "dense", "units": 2, "activation": "softmax"}],
           "training": {"optimizer": {"type": "sgd", "learningRate": 0.1},
                        "loss": "crossEntropy", "batchSize": 1, "epochs": 1}}
          """,
          "of the test");

  private static final String CARD_JSON =
      ("{'libraryVersion':'1.2','backend':'djl','engine':'PyTorch','engineVersion':'2.7.1',"
              + "'seed':-9223372036854775808,'epochs':3,'trainingData':'mnist/train',"
              + "'trainingDataSha256':'ab12','startedFrom':null,"
              + "'validationAccuracy':null,'testAccuracy':0.9847}")
          .replace('\'', '"');

  private static final ModelCard CARD = StoredCard.fromJson(CARD_JSON);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @SuppressWarnings("NullAway.Init")
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("model.safetensors");
  }

  private static void assertSameModel(ModelFile expected, ModelFile actual) {
    assertEquals(expected.spec(), actual.spec());
    assertEquals(expected.card(), actual.card());
    assertEquals(expected.weights(), actual.weights());
  }

  /** A card with every text replaced. */
  private static ModelCard cardWith(String text) {
    Map<String, Object> card = new LinkedHashMap<>();
    for (String field : List.of("libraryVersion", "backend", "engine", "engineVersion")) {
      card.put(field, text);
    }
    card.put("seed", 1L);
    card.put("epochs", 1L);
    for (String field : List.of("trainingData", "trainingDataSha256", "startedFrom")) {
      card.put(field, text);
    }
    card.put("validationAccuracy", JsonTree.NULL);
    card.put("testAccuracy", JsonTree.NULL);
    return StoredCard.fromJson(JsonTree.text(card));
  }

  private static ModelFile model(NetworkSpec spec) {
    return new ModelFile(spec, CARD, Weights.initial(spec));
  }

  private byte[] bytes(ModelFile model) throws IOException {
    model.write(file);
    return Files.readAllBytes(file);
  }

  private static ModelFile read(byte[] bytes) {
    return ModelFile.read(new ByteArrayInputStream(bytes), "the test's bytes");
  }

  @ParameterizedTest
  @MethodSource("dev.lenet.api.spec.Specs#names")
  @DisplayName("is read as it was written, from a file and from a stream")
  void isReadAsWritten(String recipe) throws IOException {
    ModelFile model = model(Specs.recipe(recipe));
    byte[] bytes = bytes(model);
    assertSameModel(model, ModelFile.read(file));
    assertSameModel(model, read(bytes));
  }

  @Test
  @DisplayName("has the same bytes each time")
  void isDeterministic() throws IOException {
    byte[] once = bytes(model(SMALL));
    assertArrayEquals(once, bytes(read(once)));
  }

  @Test
  @DisplayName("is a safetensors file as PyTorch names things, with spec and card as JSON text")
  void isSafetensors() throws IOException {
    Safetensors raw = Safetensors.read(new ByteArrayInputStream(bytes(model(SMALL))), "raw");
    assertEquals(List.of("out.weight", "out.bias"), List.copyOf(raw.tensors().keySet()));
    assertEquals(
        Map.of(
            "format",
            "pt",
            "formatVersion",
            "1",
            "spec",
            Specs.toJson(SMALL),
            "modelCard",
            CARD_JSON),
        raw.metadata());
  }

  static Stream<Arguments> otherTensors() {
    Tensor weight = tensor("out.weight", 2, 4);
    Tensor bias = tensor("out.bias", 2);
    return Stream.of(
        arguments(List.of(weight), "tensor 'out.bias': found nothing, expected shape [2]"),
        arguments(
            List.of(weight, tensor("out.bias", 3)),
            "tensor 'out.bias': found shape [3], expected shape [2]"),
        arguments(
            List.of(tensor("out.weight", 4, 2), bias),
            "tensor 'out.weight': found shape [4, 2], expected shape [2, 4]"),
        arguments(
            List.of(weight, bias, tensor("more", 1)),
            "tensor 'more': found shape [1], expected no such tensor"));
  }

  private static Tensor tensor(String name, Integer... shape) {
    int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    return new Tensor(name, List.of(shape), new float[size]);
  }

  private byte[] withTensors(List<Tensor> tensors) throws IOException {
    Safetensors raw = Safetensors.read(new ByteArrayInputStream(bytes(model(SMALL))), "raw");
    return new Safetensors(raw.metadata(), tensors).toBytes();
  }

  @ParameterizedTest
  @MethodSource("otherTensors")
  @DisplayName("with other tensors than its spec's is refused, naming tensor, found and expected")
  void belongsToItsSpec(List<Tensor> tensors, String piece) throws IOException {
    byte[] bytes = withTensors(tensors);
    var e = assertThrows(ModelFileException.class, () -> read(bytes));
    assertEquals(ErrorCode.MODEL_FILE_MISMATCH, e.code());
    assertEquals(
        "The model file 'the test's bytes' does not hold the network 'small': " + piece,
        e.reason());
  }

  @Test
  @DisplayName("names all tensors that do not belong")
  void namesAll() throws IOException {
    byte[] bytes = withTensors(List.of(tensor("x", 1)));
    var e = assertThrows(ModelFileException.class, () -> read(bytes));
    for (String name : List.of("'out.weight'", "'out.bias'", "'x'")) {
      assertTrue(e.reason().contains("tensor " + name), e.reason());
    }
  }

  @Test
  @DisplayName("with a weight that is not finite is refused, with the place")
  void isFinite() throws IOException {
    float[] values = {0, 0, 0, 0, 0, Float.NaN, 0, 0};
    Tensor weight = new Tensor("out.weight", List.of(2, 4), values);
    byte[] bytes = withTensors(List.of(weight, tensor("out.bias", 2)));
    var e = assertThrows(ModelFileException.class, () -> read(bytes));
    assertEquals(ErrorCode.MODEL_FILE_DAMAGED, e.code());
    String piece = "tensor 'out.weight': found NaN at index 5, expected finite numbers";
    assertTrue(e.reason().contains(piece), e.reason());
  }

  static Stream<Arguments> otherMetadata() {
    return Stream.of(
        arguments("spec", "-", "found [format, formatVersion, modelCard], expected 'spec'"),
        arguments("modelCard", "-", "found [format, formatVersion, spec], expected 'modelCard'"),
        arguments(
            "formatVersion", "-", "found [format, modelCard, spec], expected 'formatVersion'"),
        arguments("formatVersion", "2", "formatVersion: found '2', expected '1'. A newer version"),
        arguments(
            "formatVersion", "1\u001b[2J", "formatVersion: found '1\\u001b[2J', expected '1'"),
        arguments("spec", "{}", "/name: found nothing, allowed is a string"),
        arguments("spec", " ".repeat((1 << 20) + 1), "more than 1048576 bytes"),
        arguments("modelCard", "", "libraryVersion: found nothing, expected a string"),
        arguments("modelCard", "[", "model card: found no JSON"),
        arguments("modelCard", card("'seed':1", "'seed':1.5"), "seed: found 1.5, expected an int"),
        arguments("modelCard", card("'seed':1", "'sed':1"), "seed: found nothing, expected an int"),
        arguments(
            "modelCard", card("null,'t", "null,'sed':1,'t"), "found a field 'sed', expected [lib"),
        arguments("modelCard", card("'epochs':2", "'epochs':9999999999"), "epochs: found 9999"),
        arguments("modelCard", card("'backend':'b'", "'backend':7"), "backend: found 7, expected"),
        arguments(
            "modelCard", card("null,'t", "'0.5','t"), "validationAccuracy: found '0.5', expected"),
        arguments(
            "modelCard", card("null,'t", "1.5,'t"), "validationAccuracy: found 1.5, expected 0 to"),
        arguments("modelCard", card("null,'v", "7,'v"), "startedFrom: found 7, expected a string"),
        arguments("modelCard", card("null,'t", "null,'seed':1,'t"), "Duplicate"));
  }

  private static String card(String part, String replacement) {
    String card =
        "{'libraryVersion':'l','backend':'b','engine':'e','engineVersion':'v','seed':1,'epochs':2,"
            + "'trainingData':'d','trainingDataSha256':'s','startedFrom':null,"
            + "'validationAccuracy':null,'testAccuracy':1}";
    assertTrue(card.contains(part));
    return card.replace(part, replacement).replace('\'', '"');
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("otherMetadata")
  @DisplayName("without a valid spec and card is refused as damaged")
  void hasSpecAndCard(String key, String text, String piece) throws IOException {
    Safetensors raw = Safetensors.read(new ByteArrayInputStream(bytes(model(SMALL))), "raw");
    Map<String, String> metadata = new HashMap<>(raw.metadata());
    metadata.put(key, text);
    if (text.equals("-")) {
      metadata.remove(key);
    }
    byte[] bytes = new Safetensors(metadata, List.copyOf(raw.tensors().values())).toBytes();
    var e = assertThrows(ModelFileException.class, () -> read(bytes));
    assertEquals(ErrorCode.MODEL_FILE_DAMAGED, e.code());
    assertTrue(e.reason().contains("'the test's bytes'"), e.reason());
    assertTrue(e.reason().replace('"', '\'').contains(piece), e.reason());
  }

  @Test
  @DisplayName("ignores what other tools add to the metadata")
  void ignoresOtherMetadata() throws IOException {
    Safetensors raw = Safetensors.read(new ByteArrayInputStream(bytes(model(SMALL))), "raw");
    Map<String, String> metadata = new HashMap<>(raw.metadata());
    metadata.put("tool", "something");
    metadata.remove("format");
    byte[] bytes = new Safetensors(metadata, List.copyOf(raw.tensors().values())).toBytes();
    assertSameModel(model(SMALL), read(bytes));
  }

  @Test
  @DisplayName("escapes and cuts everything that messages quote from it")
  void quotesPlainly() throws IOException {
    String evil = "\u001b[2Jaccuracy 100.00%\u202e\u0085";
    ModelCard card = cardWith(evil);
    assertTrue(Foreign.isPlain(card.toString()), card.toString());
    assertTrue(card.toString().contains("accuracy 100.00%"), card.toString());
    List<Tensor> tensors = new ArrayList<>();
    for (int n = 0; n < 10_000; n++) {
      tensors.add(tensor(evil + n, 1));
    }
    byte[] bytes = withTensors(tensors);
    var e = assertThrows(ModelFileException.class, () -> read(bytes));
    assertTrue(Foreign.isPlain(e.reason()), e.reason());
    assertTrue(e.reason().endsWith("and 9992 more"), e.reason());
    assertTrue(e.reason().length() < 3_000, e.reason());
  }

  @Test
  @DisplayName("with a card of absurd length is refused, read or made")
  void boundsItsCard() throws IOException {
    String longest = "x".repeat(1_000);
    ModelCard card = cardWith(longest);
    ModelFile model = new ModelFile(SMALL, card, Weights.initial(SMALL));
    assertSameModel(model, read(bytes(model)));
    assertThrows(IllegalArgumentException.class, () -> cardWith(longest + "x"));
    Safetensors raw = Safetensors.read(new ByteArrayInputStream(bytes(model)), "raw");
    Map<String, String> metadata = new HashMap<>(raw.metadata());
    metadata.compute(
        "modelCard", (key, json) -> ("" + json).replaceFirst("x{1000}", "x".repeat(3_000_000)));
    byte[] bytes = new Safetensors(metadata, List.copyOf(raw.tensors().values())).toBytes();
    var e = assertThrows(ModelFileException.class, () -> read(bytes));
    String piece = "libraryVersion: found 3000000 characters, expected at most 1000";
    assertTrue(e.reason().contains(piece), e.reason());
  }

  @Test
  @DisplayName("cut off anywhere is refused as damaged")
  void cutOff() throws IOException {
    byte[] whole = bytes(model(SMALL));
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      var e = assertThrows(ModelFileException.class, () -> read(part));
      assertEquals(ErrorCode.MODEL_FILE_DAMAGED, e.code());
    }
  }

  @Test
  @DisplayName(
      "with any byte changed is refused or read as a valid model, without any other failure")
  void corrupted() throws IOException {
    byte[] whole = bytes(model(SMALL));
    int values = whole.length - 10 * Float.BYTES;
    Random random = new Random(20260722);
    List<String> refusals = new ArrayList<>();
    for (int n = 0; n < CORRUPTIONS; n++) {
      byte[] bytes = whole.clone();
      int at = n < whole.length ? n : random.nextInt(whole.length);
      bytes[at] = (byte) (bytes[at] ^ (1 + random.nextInt(255)));
      try {
        ModelFile read = read(bytes);
        // a byte of a value cannot be told from another value
        assertTrue(at < values || read.spec().equals(SMALL));
        assertTrue(at >= values || read.weights().equals(Weights.initial(SMALL)));
      } catch (ModelFileException e) {
        refusals.add(e.code().name());
      }
    }
    assertTrue(refusals.size() > CORRUPTIONS / 2, refusals.size() + " refused");
  }

  @Test
  @DisplayName("cannot be made of another network's weights, nor with an accuracy of 98.47")
  void refusesNonsense() {
    NetworkSpec lenet5 = Specs.recipe("lenet5");
    Weights weights = Weights.initial(lenet5);
    assertThrows(IllegalArgumentException.class, () -> new ModelFile(SMALL, CARD, weights));
    String percent = CARD_JSON.replace("0.9847", "98.47");
    assertThrows(IllegalArgumentException.class, () -> StoredCard.fromJson(percent));
  }

  @Test
  @DisplayName("in the jar has the bytes that the library would write")
  void isPretrained() throws IOException {
    ModelFile pretrained = ModelFile.pretrained();
    assertEquals(Specs.recipe("lenet5-best"), pretrained.spec());
    assertEquals("ND4J", pretrained.card().engine());
    assertEquals("1.0.0-M2.1", pretrained.card().engineVersion());
    assertEquals("mnist/train", pretrained.card().trainingData());
    assertEquals(null, pretrained.card().startedFrom());
    assertEquals(
        "52a9a6dffa1e5b1867e462fec8f02d788f9f98430251ec7a42c7b9998cc25935",
        pretrained.weights().sha256());
    try (InputStream in = ModelFile.class.getResourceAsStream("lenet5-best.safetensors")) {
      assertArrayEquals(Objects.requireNonNull(in).readAllBytes(), bytes(pretrained));
    }
  }
}
