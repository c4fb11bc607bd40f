package dev.lenet.api.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.SpecException;
import dev.lenet.api.error.SpecProblem;
import dev.lenet.api.spi.Capability;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Specs")
class SpecsTest {
  @Nested
  @DisplayName("in the jar")
  class Recipes {
    private final NetworkSpec lenet5 = Specs.recipe("lenet5");

    @Test
    @DisplayName("have the 61,706 parameters of LeCun et al. 1998, layer by layer")
    void haveTheirParameters() {
      List<Integer> counts = Stream.of(156, 2_416, 48_120, 10_164, 850).toList();
      List<Parameter> parameters = lenet5.parameters();
      for (int i = 0; i < counts.size(); i++) {
        assertEquals(
            counts.get(i), parameters.get(2 * i).size() + parameters.get(2 * i + 1).size());
      }
      assertEquals(2 * counts.size(), parameters.size());
      assertEquals(61_706, lenet5.parameterCount());
    }

    @Test
    @DisplayName("go from 1x32x32 through the sizes of the paper to ten classes")
    void haveTheirShapes() {
      assertEquals(
          "[6x28x28, 6x14x14, 16x10x10, 16x5x5, 120x1x1, 84x1x1, 10x1x1]",
          lenet5.outputShapes().toString());
      assertEquals(10, lenet5.classes());
    }

    @Test
    @DisplayName("read as what their files say, defaults filled in")
    void readAsTheySay() {
      assertEquals(
          InputSpec.builder(new Shape(1, 32, 32)).fit(Fit.RESIZE).range(0, 1).build(),
          lenet5.input());
      assertEquals(Initializer.GLOROT_UNIFORM, lenet5.initializer());
      assertEquals(
          LayerSpec.conv2d("c3", 16, new Size(5, 5)).activation(Activation.TANH).build(),
          lenet5.layers().get(2));
      assertEquals(
          TrainingSpec.builder()
              .optimizer(
                  OptimizerSpec.adam(0.001).betas(0.9, 0.999).epsilon(1e-8).weightDecay(0).build())
              .schedule(ScheduleSpec.constant())
              .loss(TrainingSpec.Loss.CROSS_ENTROPY)
              .batchSize(64)
              .epochs(10)
              .seed(42)
              .validation(5_000)
              .build(),
          lenet5.training());
    }

    @Test
    @DisplayName("include a fast one with the same layers")
    void includeAFastOne() {
      NetworkSpec fast = Specs.recipe("lenet5-fast");
      assertEquals(lenet5.layers(), fast.layers());
      assertEquals(
          InputSpec.builder(new Shape(1, 32, 32)).fit(Fit.PAD).range(-0.4242, 2.8215).build(),
          fast.input());
      assertEquals(
          TrainingSpec.builder()
              .optimizer(
                  OptimizerSpec.adamW(0.004)
                      .betas(0.9, 0.999)
                      .epsilon(1e-8)
                      .weightDecay(0.01)
                      .build())
              .schedule(ScheduleSpec.cosine(0.1, 0))
              .loss(TrainingSpec.Loss.CROSS_ENTROPY)
              .batchSize(128)
              .epochs(3)
              .seed(42)
              .validation(5_000)
              .build(),
          fast.training());
    }

    @Test
    @DisplayName("include the best one, which distorts its images")
    void includeTheBestOne() {
      NetworkSpec best = Specs.recipe("lenet5-best");
      assertTrue(best.sameNetwork(Specs.recipe("lenet5-fast")));
      assertEquals(
          AugmentationSpec.builder()
              .rotate(10)
              .scale(0.1)
              .shear(0.1)
              .shift(1.5)
              .elastic(4, 0.65)
              .build(),
          best.training().augmentation());
      assertEquals(30, best.training().epochs());
    }

    @Test
    @DisplayName("include one to train the best one further on few images")
    void includeOneForFineTuning() {
      NetworkSpec finetune = Specs.recipe("lenet5-finetune");
      assertTrue(finetune.sameNetwork(Specs.recipe("lenet5-best")));
      assertEquals(0, finetune.training().validation());
    }

    @Test
    @DisplayName(
        "include the network of the paper, with 60,000 parameters as the paper counts them")
    void includeThePapers() {
      NetworkSpec paper = Specs.recipe("lenet5-1998");
      List<Integer> counts = Stream.of(156, 12, 1_516, 32, 48_120, 10_164).toList();
      assertEquals(
          counts,
          IntStream.range(0, counts.size())
              .map(i -> 2 * i)
              .mapToObj(i -> paper.parameters().subList(i, i + 2))
              .map(both -> both.stream().mapToInt(Parameter::size).sum())
              .toList());
      assertEquals(60_000, paper.parameterCount());
      assertEquals(
          "[6x28x28, 6x14x14, 16x10x10, 16x5x5, 120x1x1, 84x1x1, 10x1x1]",
          paper.outputShapes().toString());
      assertTrue(paper.sameNetwork(Specs.recipe("lenet5-1998-distorted")));
    }

    @ParameterizedTest
    @CsvSource({"lenet1, 2578", "lenet4, 52722"})
    @DisplayName("have older and larger ones of the paper beside them, in docs/paper")
    void haveOthersBesideThem(String name, int parameters) {
      NetworkSpec spec = Specs.read(Path.of("..", "docs", "paper", name + ".json"));
      assertEquals(name, spec.name());
      assertEquals(parameters, spec.parameterCount());
    }

    @Test
    @DisplayName("are all recipes in the folder, each with its own name")
    void areAllListed() throws IOException, URISyntaxException {
      URL folder = Objects.requireNonNull(Specs.class.getResource("lenet5.json"));
      try (Stream<Path> files = Files.list(Path.of(folder.toURI()).getParent())) {
        List<String> names =
            files
                .map(file -> file.getFileName().toString())
                .filter(file -> file.endsWith(".json") && !file.endsWith(".schema.json"))
                .map(file -> file.substring(0, file.length() - ".json".length()))
                .sorted()
                .toList();
        assertEquals(names, Specs.names());
      }
      for (String name : Specs.names()) {
        assertEquals(name, Specs.recipe(name).name());
      }
    }

    @Test
    @DisplayName("of an unknown name are refused with the list of names")
    void areListedInErrors() {
      var e = assertThrows(SpecException.class, () -> Specs.recipe("../lenet5"));
      assertEquals(ErrorCode.SPEC_NOT_FOUND, e.code());
      assertTrue(e.reason().contains("'../lenet5'"), e.reason());
      assertTrue(
          e.reason()
              .contains("lenet5, lenet5-1998, lenet5-1998-distorted, lenet5-best, lenet5-fast"),
          e.reason());
    }
  }

  @Nested
  @DisplayName("as text")
  class AsText {
    static Stream<NetworkSpec> specs() {
      return Stream.concat(
          Specs.names().stream().map(Specs::recipe),
          SpecDocument.goodOnes().map(document -> Specs.parse(document.text(), "of the test")));
    }

    @ParameterizedTest
    @MethodSource("specs")
    @DisplayName("are read again as the same spec")
    void areReadAgain(NetworkSpec spec) {
      assertEquals(spec, Specs.parse(Specs.toJson(spec), "as written"));
    }

    @Test
    @DisplayName("have every field, in the order of the contract, one layer a line")
    void haveEveryField() {
      assertEquals(
          """
          {
            "name": "full",
            "input": {"channels": 2, "height": 16, "width": 12, "fit": "pad", "range": [-0.1, 1.175]},
            "initializer": "pytorch",
            "layers": [
              {"name": "c1", "type": "conv2d", "filters": 3, "kernel": [3, 5], "stride": [2, 1], "padding": [1, 2], "activation": "relu"},
              {"name": "m2", "type": "maxpool2d", "kernel": [2, 2], "stride": [1, 2]},
              {"name": "a3", "type": "avgpool2d", "kernel": [2, 3], "stride": [2, 3]},
              {"name": "f4", "type": "dense", "units": 9, "activation": "scaledTanh"},
              {"name": "output", "type": "dense", "units": 4, "activation": "softmax"}
            ],
            "classNames": ["T-shirt", "Größe 2", "x", "0"],
            "training": {
              "optimizer": {"type": "sgd", "learningRate": 0.1, "momentum": 0.9, "weightDecay": 1.0E-4},
              "schedule": {"type": "step", "gamma": 0.5, "epochs": 2},
              "loss": "crossEntropy",
              "batchSize": 32,
              "epochs": 5,
              "seed": -7,
              "validation": 10,
              "earlyStopping": {"patience": 3},
              "augmentation": {"rotate": 10.0, "scale": 0.1, "shear": 0.2, "shift": 1.5, "elastic": {"sigma": 4.0, "displacement": 0.65}}
            }
          }
          """,
          Specs.toJson(Specs.parse(SpecDocument.full().text(), "of the test")));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{'type':'adam','learningRate':1}    -> {'type':'adam','learningRate':1.0,'beta1':0.9,"
              + "'beta2':0.999,'epsilon':1.0E-8,'weightDecay':0.0}",
          "{'type':'adamw','learningRate':1}   -> {'type':'adamw','learningRate':1.0,'beta1':0.9,"
              + "'beta2':0.999,'epsilon':1.0E-8,'weightDecay':0.01}",
          "{'type':'sgd','learningRate':1}     -> {'type':'sgd','learningRate':1.0,'momentum':0.0,"
              + "'weightDecay':0.0}"
        })
    @DisplayName("fill in the defaults of each optimizer")
    void fillInDefaults(String row) {
      String[] parts = row.split(" +-> ", 2);
      SpecDocument document = SpecDocument.full().with("/training/optimizer", parts[0]);
      assertEquals(
          parts[1].replace('\'', '"'),
          Specs.parse(document.text(), "of the test").training().optimizer().toString());
    }

    @Test
    @DisplayName("fill in the defaults of layers and training")
    void fillInOtherDefaults() {
      NetworkSpec spec = Specs.parse(SpecDocument.sparse().text(), "of the test");
      assertEquals(Initializer.GLOROT_UNIFORM, spec.initializer());
      assertEquals(
          List.of(
              LayerSpec.conv2d("c", 2, new Size(3, 2))
                  .stride(new Size(1, 1))
                  .padding(new Size(0, 0))
                  .activation(Activation.IDENTITY)
                  .build(),
              LayerSpec.avgPool2d("a", new Size(1, 2)).stride(new Size(1, 2)).build(),
              LayerSpec.maxPool2d("m", new Size(2, 1)).stride(new Size(2, 1)).build(),
              LayerSpec.dense("d", 3).activation(Activation.IDENTITY).build(),
              LayerSpec.subsampling2d("s", Size.ONE).stride(Size.ONE).build(),
              LayerSpec.dense("output", 2).activation(Activation.SOFTMAX).build()),
          spec.layers());
      TrainingSpec training = spec.training();
      assertEquals(ScheduleSpec.cosine(0, 0), training.schedule());
      assertEquals(42, training.seed());
      assertEquals(0, training.validation());
      assertEquals(null, training.patience());
      assertEquals(AugmentationSpec.builder().build(), training.augmentation());
    }

    @Test
    @DisplayName("may write an integer as 64.0, as JSON Schema does")
    void takeWholeNumbers() {
      SpecDocument document = SpecDocument.full().with("/training/batchSize", "64.0");
      assertEquals(64, Specs.parse(document.text(), "").training().batchSize());
    }

    @Test
    @DisplayName("take every 64-bit seed")
    void takeEverySeed() {
      for (long seed : new long[] {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE}) {
        SpecDocument document = SpecDocument.full().with("/training/seed", "" + seed);
        assertEquals(seed, Specs.parse(document.text(), "").training().seed());
      }
    }
  }

  @Nested
  @DisplayName("in files")
  class InFiles {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Path write(String text) throws IOException {
      return Files.writeString(folder.resolve("my.json"), text);
    }

    @Test
    @DisplayName("are read by path, with or without a byte order mark")
    void areRead() throws IOException {
      NetworkSpec spec = Specs.parse(SpecDocument.full().text(), "");
      assertEquals(spec, Specs.read(write(SpecDocument.full().text())));
      assertEquals(spec, Specs.find(write("\uFEFF" + SpecDocument.full().text()).toString()));
    }

    @Test
    @DisplayName("are found after recipes")
    void areFoundAfterRecipes() {
      assertEquals(Specs.recipe("lenet5"), Specs.find("lenet5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lenet6", "", "no/such.json", "a\0b"})
    @DisplayName("that do not exist are refused with the list of recipes")
    void doNotExist(String name) {
      var e = assertThrows(SpecException.class, () -> Specs.find(name));
      assertEquals(ErrorCode.SPEC_NOT_FOUND, e.code());
      assertTrue(e.reason().contains("'" + name.replace("\0", "\\u0000") + "'"), e.reason());
      assertTrue(
          e.reason()
              .contains("lenet5, lenet5-1998, lenet5-1998-distorted, lenet5-best, lenet5-fast"),
          e.reason());
      assertEquals(List.of(), e.problems());
    }

    @Test
    @DisplayName("that cannot be read are refused with the reason")
    void cannotBeRead() {
      var folderRead = assertThrows(SpecException.class, () -> Specs.find(folder.toString()));
      assertEquals(ErrorCode.SPEC_NOT_FOUND, folderRead.code());
      assertTrue(folderRead.reason().contains("cannot be read"), folderRead.reason());
      Path none = folder.resolve("none.json");
      var noneRead = assertThrows(SpecException.class, () -> Specs.read(none));
      assertEquals(ErrorCode.SPEC_NOT_FOUND, noneRead.code());
      assertTrue(noneRead.reason().contains("'" + none + "'"), noneRead.reason());
    }

    @Test
    @DisplayName("that are not valid are refused with all problems and the file's name")
    void areNotValid() throws IOException {
      Path file = write(SpecDocument.full().with("/name", "1").with("/layers/3/units", "0").text());
      var e = assertThrows(SpecException.class, () -> Specs.read(file));
      assertEquals(ErrorCode.SPEC_INVALID, e.code());
      assertEquals(
          List.of(
              new SpecProblem("/name", "1", "a string"),
              new SpecProblem("/layers/3/units", "0", "an integer of at least 1")),
          e.problems());
      assertTrue(e.reason().contains(file.toString()), e.reason());
      assertTrue(e.reason().contains("/layers/3/units: found 0"), e.reason());
    }

    @Test
    @DisplayName("that are not text, or far too long, are refused")
    void areNoText() throws IOException {
      Path latin1 = Files.write(folder.resolve("l1"), "é".getBytes(StandardCharsets.ISO_8859_1));
      var e = assertThrows(SpecException.class, () -> Specs.read(latin1));
      assertEquals("bytes that are not UTF-8", e.problems().get(0).found());
      Path large = write(" ".repeat((1 << 20) + 1));
      var tooLong = assertThrows(SpecException.class, () -> Specs.read(large));
      assertEquals("more than 1048576 bytes", tooLong.problems().get(0).found());
    }
  }

  @Nested
  @DisplayName("that are built")
  class Built {
    private final NetworkSpec lenet5 = Specs.recipe("lenet5");

    @Test
    @DisplayName("are checked as files are")
    void areChecked() {
      var e =
          assertThrows(
              SpecException.class,
              () ->
                  lenet5.withTraining(
                      lenet5.training().toBuilder().epochs(0).validation(-1).build()));
      assertEquals(
          List.of(
              new SpecProblem("/training/epochs", "0", "an integer of at least 1"),
              new SpecProblem("/training/validation", "-1", "an integer of at least 0")),
          e.problems());
    }

    @Test
    @DisplayName("change one value and keep the others")
    void changeOneValue() {
      TrainingSpec training = lenet5.training();
      TrainingSpec seven = training.toBuilder().seed(7).build();
      assertEquals(7, seven.seed());
      assertEquals(training, seven.toBuilder().seed(42).build());
      TrainingSpec longer = training.toBuilder().epochs(7).build();
      assertEquals(training, longer.toBuilder().epochs(10).build());
      TrainingSpec unsure = training.toBuilder().validation(7).build();
      assertEquals(training, unsure.toBuilder().validation(5_000).build());
      NetworkSpec other = lenet5.withTraining(seven);
      assertNotEquals(lenet5, other);
      assertTrue(lenet5.sameNetwork(other));
    }

    @Test
    @DisplayName("say what they need of a backend")
    void sayWhatTheyNeed() {
      assertEquals(
          EnumSet.of(Capability.CONV2D, Capability.AVG_POOL2D, Capability.DENSE, Capability.TANH),
          Capability.requiredBy(lenet5));
      assertEquals(
          EnumSet.of(
              Capability.CONV2D,
              Capability.CONV2D_PADDING,
              Capability.MAX_POOL2D,
              Capability.AVG_POOL2D,
              Capability.DENSE,
              Capability.TANH,
              Capability.RELU,
              Capability.SCALED_TANH),
          Capability.requiredBy(Specs.parse(SpecDocument.full().text(), "")));
      assertEquals("conv2d-padding", Capability.CONV2D_PADDING.toString());
    }
  }
}
