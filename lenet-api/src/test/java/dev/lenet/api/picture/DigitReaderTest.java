package dev.lenet.api.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Dataset;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.error.ModelFileException;
import dev.lenet.api.spec.Activation;
import dev.lenet.api.spec.InputSpec;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.api.weights.Safetensors;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A reader of digits")
class DigitReaderTest {
  private static Backend backend = Backends.open("java");
  private static DigitReader reader = DigitReader.builder().backend(backend).open();

  @AfterAll
  static void close() {
    reader.close();
    backend.close();
  }

  private static Picture number(String number, double gap) {
    Sheet sheet = new Sheet(120 * number.length() + 40, 200);
    for (int i = 0; i < number.length(); i++) {
      sheet.digit(number.charAt(i) - '0', 40 + i * (70 + gap), 50, 70, 100);
    }
    return sheet.picture();
  }

  @Test
  @DisplayName("is sure of digits, and not of marks that are no digit")
  void doubtsOtherMarks() {
    assertTrue(reader.read(number("3", 40)).sure());
    Picture grid =
        new Sheet(240, 240)
            .stroke(60, 90, 180, 90, 12)
            .stroke(60, 150, 180, 150, 12)
            .stroke(90, 60, 90, 180, 12)
            .stroke(150, 60, 150, 180, 12)
            .picture();
    Picture kite =
        new Sheet(240, 240)
            .stroke(120, 50, 180, 120, 12)
            .stroke(180, 120, 120, 190, 12)
            .stroke(120, 190, 60, 120, 12)
            .stroke(60, 120, 120, 50, 12)
            .stroke(60, 120, 180, 120, 12)
            .stroke(120, 50, 120, 190, 12)
            .picture();
    for (Reading reading : reader.readAll(List.of(grid, kite))) {
      assertFalse(reading.digits().isEmpty());
      assertFalse(reading.sure(), reading::toString);
    }
  }

  @Test
  @DisplayName("refuses images that are not in MNIST's form")
  void refusesOtherForms() {
    Image small = Image.gray(20, 20, new byte[400]);
    assertThrows(IllegalArgumentException.class, () -> reader.readFormed(List.of(small)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "4735", "20137", "9052"})
  @DisplayName("reads the number in a picture")
  void reads(String number) {
    Reading reading = reader.read(number(number, 40));
    assertEquals(number, reading.text());
    assertEquals(number.length(), reading.digits().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"47", "00", "50"})
  @DisplayName("cuts digits apart that touch")
  void cuts(String number) {
    assertEquals(number, reader.read(number(number, -8)).text());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 12})
  @DisplayName("leaves out a line below a number, level or not")
  void leavesUnderlines(int slope) {
    Sheet sheet = new Sheet(520, 230);
    for (int i = 0; i < 4; i++) {
      sheet.digit("4735".charAt(i) - '0', 40 + i * 110, 50, 70, 100);
    }
    sheet.stroke(45, 170, 440, 170 + slope, 5);
    assertEquals("4735", reader.read(sheet.picture()).text());
  }

  @Test
  @DisplayName("does not cut a digit that is whole")
  void leavesWhole() {
    for (int digit = 0; digit < 10; digit++) {
      Picture wide = new Sheet(300, 200).digit(digit, 50, 50, 120, 100, 12).picture();
      assertEquals(1, reader.read(wide).digits().size(), "" + digit);
    }
  }

  @Test
  @DisplayName("reads lines from the top, and gives box, line and image of each digit")
  void readsLines() {
    Sheet sheet = new Sheet(300, 300).digit(7, 40, 30, 70, 100).digit(2, 160, 30, 70, 100);
    Reading reading = reader.read(sheet.digit(3, 40, 180, 70, 100).picture());
    assertEquals("72\n3", reading.text());
    ReadDigit last = reading.digits().get(2);
    assertEquals(1, last.line());
    assertEquals(3, last.digit());
    assertEquals("3", last.name());
    assertEquals(new Shape(1, 28, 28), last.image().shape());
    assertEquals(last.probability(), last.probabilities()[3]);
    assertTrue(last.box().x() >= 38 && last.box().x() <= 50, () -> "" + last.box());
    assertTrue(last.box().y() >= 173 && last.box().y() <= 177, () -> "" + last.box());
  }

  @Test
  @DisplayName("gives an empty reading for a blank picture")
  void readsNothing() {
    Reading reading = reader.read(new Sheet(100, 100).picture());
    assertEquals("", reading.text());
    assertEquals(List.of(), reading.digits());
    assertFalse(reading.sure());
    assertEquals("{\"text\":\"\",\"digits\":[]}", reading.toJson());
  }

  @Test
  @DisplayName("reads many pictures in one call, in their order, as it reads them one by one")
  void readsMany() {
    List<Picture> pictures =
        List.of(number("47", 40), new Sheet(50, 50).picture(), number("3", 40));
    List<String> texts = reader.readAll(pictures).stream().map(Reading::text).toList();
    assertEquals(List.of("47", "", "3"), texts);
    assertEquals(List.of(), reader.readAll(List.of()));
  }

  @Test
  @DisplayName("has one JSON form: a lone digit's probabilities stand at the top as well")
  void hasJson() {
    String one = reader.read(number("7", 40)).toJson();
    assertTrue(one.startsWith("{\"text\":\"7\",\"digit\":7,\"probability\":0."), one);
    assertTrue(one.contains("\"digits\":[{\"digit\":7,\"probability\":0."), one);
    assertTrue(one.contains("\"sure\":true,\"box\":{\"x\":"), one);
    String two = reader.read(number("47", 40)).toJson();
    assertTrue(two.startsWith("{\"text\":\"47\",\"digits\":[{\"digit\":4,"), two);
  }

  @Test
  @DisplayName("says which digits are sure, by the probability that the caller chose")
  void saysWhatIsSure() {
    Picture picture = number("72", 40);
    assertTrue(reader.read(picture).sure());
    try (DigitReader strict = DigitReader.builder().backend(backend).sureFrom(1).open()) {
      assertEquals(1, strict.sureFrom());
      Reading reading = strict.read(picture);
      assertEquals("72", reading.text());
      assertFalse(reading.sure());
    }
    for (double wrong : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> DigitReader.builder().sureFrom(wrong));
    }
  }

  @Test
  @DisplayName("reads images that have MNIST's form already as they are")
  void readsFormed() {
    Image image = reader.read(number("4", 40)).digits().get(0).image();
    ReadDigit digit = reader.readFormed(List.of(image)).get(0).digits().get(0);
    assertEquals(4, digit.digit());
    assertEquals(new Box(0, 0, 28, 28), digit.box());
    assertEquals(image, digit.image());
  }

  @Test
  @DisplayName("gives the same answers on many threads at once")
  void isThreadSafe() throws Exception {
    Picture picture = number("4735", 40);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<String>> texts =
          IntStream.range(0, 16)
              .mapToObj(i -> threads.submit(() -> reader.read(picture).text()))
              .toList();
      for (Future<String> text : texts) {
        assertEquals("4735", text.get());
      }
    } finally {
      threads.shutdown();
    }
  }

  /** A model of one dense layer that was hardly trained. */
  private static ModelFile model(InputSpec input, List<String> names) {
    NetworkSpec spec =
        NetworkSpec.builder("other")
            .input(input)
            .layers(
                List.of(
                    LayerSpec.dense("output", names.size()).activation(Activation.SOFTMAX).build()))
            .classNames(names)
            .training(TrainingSpec.builder().epochs(1).batchSize(2).validation(0).build())
            .build();
    Dataset data =
        Dataset.of(
            "zeros", input.shape(), names.size(), new byte[2 * input.shape().size()], new byte[2]);
    try (Model model = backend.newModel(spec)) {
      TrainingReport report =
          backend
              .newTrainer(spec.training())
              .train(model, data, TrainingOptions.builder().threads(1).build());
      return ModelFile.of(model, report);
    }
  }

  @Test
  @DisplayName("takes a model of other classes, and gives their names")
  void namesClasses() {
    ModelFile letters =
        model(InputSpec.builder(new Shape(1, 28, 28)).build(), List.of("alpha", "beta"));
    try (DigitReader other = DigitReader.builder().backend(backend).model(letters).open()) {
      ReadDigit digit = other.read(number("7", 40)).digits().get(0);
      assertEquals(List.of("alpha", "beta").get(digit.digit()), digit.name());
      assertEquals(2, digit.probabilities().length);
    }
  }

  @Test
  @DisplayName("gives the geometric mean of what the pretrained model and the second network say")
  void takesBothNetworksTogether() {
    ReadDigit digit = reader.read(number("4", 40)).digits().get(0);
    float[] one = probabilities(ModelFile.pretrained(), digit.image());
    float[] other = probabilities(second(), digit.image());
    double sum = 0;
    for (int i = 0; i < 10; i++) {
      sum += Math.sqrt((double) one[i] * other[i]);
    }
    for (int i = 0; i < 10; i++) {
      assertEquals(Math.sqrt((double) one[i] * other[i]) / sum, digit.probabilities()[i], 1e-3);
    }
  }

  @Test
  @DisplayName("gives what another model says alone, of digits as of other classes")
  void leavesOtherModelsAlone() {
    List<String> digits = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    ModelFile own = model(InputSpec.builder(new Shape(1, 28, 28)).build(), digits);
    try (DigitReader other = DigitReader.builder().backend(backend).model(own).open()) {
      ReadDigit digit = other.read(number("4", 40)).digits().get(0);
      assertArrayEquals(probabilities(own, digit.image()), digit.probabilities(), 1e-6f);
    }
  }

  @Test
  @DisplayName("gives what the pretrained weights say alone if their classes have other names")
  void leavesOtherNamesAlone() {
    ModelFile file = ModelFile.pretrained();
    Safetensors written = Safetensors.read(new ByteArrayInputStream(file.toBytes()), "file");
    String names = "\"classNames\":[\"A\",\"B\",\"C\",\"D\",\"E\",\"F\",\"G\",\"H\",\"I\",\"J\"]";
    Map<String, String> metadata = new HashMap<>(written.metadata());
    metadata.computeIfPresent("spec", (key, spec) -> spec.replaceFirst("\\{", "{" + names + ","));
    byte[] edited = new Safetensors(metadata, List.copyOf(written.tensors().values())).toBytes();
    ModelFile named = ModelFile.read(new ByteArrayInputStream(edited), "edited");
    try (DigitReader other = DigitReader.builder().backend(backend).model(named).open()) {
      ReadDigit digit = other.read(number("4", 40)).digits().get(0);
      assertEquals("E", digit.name());
      assertArrayEquals(probabilities(file, digit.image()), digit.probabilities(), 1e-6f);
    }
  }

  private static float[] probabilities(ModelFile file, Image image) {
    try (Model model = backend.newModel(file)) {
      return model.predict(image).probabilities();
    }
  }

  private static ModelFile second() {
    String name = "digit-guard.safetensors";
    return ModelFile.read(
        Objects.requireNonNull(DigitReader.class.getResourceAsStream(name)), name);
  }

  @Test
  @DisplayName("asks the second network of digits only: a letter is no digit, but may be a class")
  void trustsOtherClasses() {
    InputSpec input = InputSpec.builder(new Shape(1, 28, 28)).build();
    List<String> letters = List.of("A", "B", "C", "D", "E", "F", "G", "H", "I", "J");
    Picture grid =
        new Sheet(240, 240).stroke(60, 90, 180, 90, 12).stroke(90, 60, 90, 180, 12).picture();
    try (DigitReader other =
        DigitReader.builder().backend(backend).model(model(input, letters)).sureFrom(0).open()) {
      assertTrue(other.read(grid).sure());
    }
    List<String> digits = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    try (DigitReader other =
        DigitReader.builder().backend(backend).model(model(input, digits)).sureFrom(0).open()) {
      assertFalse(other.read(grid).sure());
    }
  }

  @Test
  @DisplayName(
      "is not sure of the pieces that a letter may be cut into, though some look like digits")
  void doubtsPiecesOfLetters() {
    Picture u =
        new Sheet(260, 240)
            .stroke(70, 50, 70, 160, 12)
            .stroke(70, 160, 100, 190, 12)
            .stroke(100, 190, 140, 190, 12)
            .stroke(140, 190, 170, 160, 12)
            .stroke(170, 160, 170, 50, 12)
            .picture();
    Picture w =
        new Sheet(260, 240)
            .stroke(60, 60, 100, 180, 8)
            .stroke(100, 180, 120, 60, 8)
            .stroke(120, 60, 150, 180, 8)
            .stroke(150, 180, 190, 60, 8)
            .stroke(190, 60, 210, 180, 8)
            .picture();
    Picture x =
        new Sheet(260, 240).stroke(60, 50, 180, 190, 8).stroke(180, 50, 60, 190, 8).picture();
    for (Reading reading : reader.readAll(List.of(u, w, x))) {
      assertTrue(reading.digits().size() > 1, () -> "" + reading.digits());
      assertFalse(reading.digits().stream().anyMatch(ReadDigit::sure), () -> "" + reading.digits());
    }
  }

  @Test
  @DisplayName(
      "refuses a model whose input is not gray images of 28x28 pixels, and says what it is")
  void refusesOtherInputs() {
    for (Shape shape : List.of(new Shape(3, 28, 28), new Shape(1, 16, 16))) {
      ModelFile other = model(InputSpec.builder(shape).build(), List.of("a", "b"));
      DigitReader.Builder builder = DigitReader.builder().backend(backend).model(other);
      var e = assertThrows(ModelFileException.class, builder::open);
      assertTrue(e.toString().contains("'other' is " + shape), e.toString());
    }
  }

  @Test
  @DisplayName("closes what it opened and nothing else, and refuses use after that")
  void closes() {
    DigitReader own = DigitReader.builder().backend(backend).open();
    own.close();
    own.close();
    var e = assertThrows(IllegalStateException.class, () -> own.read(number("1", 40)));
    assertTrue(e.toString().contains("closed"), e.toString());
    assertEquals("java", backend.info().name());
    assertEquals("7", reader.read(number("7", 40)).text());
  }
}
