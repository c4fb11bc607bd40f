package dev.lenet.api.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.lenet.api.error.SpecException;
import dev.lenet.api.error.SpecProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A part of a spec that is built")
class BuildersTest {
  private static final Size ONE = new Size(1, 1);
  private static final Size TWO = new Size(2, 3);
  private static final Size NONE = new Size(0, 0);

  @Test
  @DisplayName("is by default an input that is padded, from 0 to 1")
  void input() {
    InputSpec input = InputSpec.builder(new Shape(3, 4, 5)).build();
    assertEquals(new Shape(3, 4, 5), input.shape());
    assertEquals(Fit.PAD, input.fit());
    assertEquals(0, input.low());
    assertEquals(1, input.high());
  }

  @Test
  @DisplayName("is a layer with the defaults of its type")
  void layers() {
    LayerSpec conv = LayerSpec.conv2d("c", 4, TWO).build();
    assertLayer(LayerSpec.Type.CONV2D, 4, TWO, ONE, conv);
    assertTrue(conv.hasWeights());
    assertLayer(LayerSpec.Type.AVG_POOL2D, 0, TWO, TWO, LayerSpec.avgPool2d("c", TWO).build());
    LayerSpec max = LayerSpec.maxPool2d("c", TWO).build();
    assertLayer(LayerSpec.Type.MAX_POOL2D, 0, TWO, TWO, max);
    assertFalse(max.hasWeights());
    LayerSpec subsampling = LayerSpec.subsampling2d("c", TWO).build();
    assertLayer(LayerSpec.Type.SUBSAMPLING2D, 0, TWO, TWO, subsampling);
    assertTrue(subsampling.hasWeights());
    LayerSpec rbf = LayerSpec.rbf("c", Bitmaps.ASCII_7X12).build();
    assertLayer(LayerSpec.Type.RBF, 10, ONE, ONE, rbf);
    assertFalse(rbf.hasWeights());
    LayerSpec dense = LayerSpec.dense("c", 7).build();
    assertLayer(LayerSpec.Type.DENSE, 7, ONE, ONE, dense);
    assertTrue(dense.hasWeights());
  }

  @Test
  @DisplayName("has bitmaps that differ from each other in many pixels, with white above and below")
  void bitmaps() {
    Bitmaps digits = Bitmaps.ASCII_7X12;
    assertEquals("ascii7x12", digits.specName());
    assertEquals(84, digits.size());
    for (int one = 0; one < digits.classes(); one++) {
      float[] code = digits.code(one);
      assertEquals(-1, code[3]);
      assertEquals(-1, code[80]);
      for (int other = 0; other < one; other++) {
        float[] different = digits.code(other);
        long pixels = IntStream.range(0, 84).filter(i -> code[i] != different[i]).count();
        assertTrue(pixels >= 6, one + " and " + other + " differ in " + pixels);
      }
    }
  }

  private static void assertLayer(
      LayerSpec.Type type, int units, Size kernel, Size stride, LayerSpec layer) {
    assertEquals("c", layer.name());
    assertEquals(type, layer.type());
    assertEquals(units, layer.units());
    assertEquals(kernel, layer.kernel());
    assertEquals(stride, layer.stride());
    assertEquals(NONE, layer.padding());
    assertEquals(Activation.IDENTITY, layer.activation());
  }

  @Test
  @DisplayName("is an optimizer with the defaults of its type")
  void optimizers() {
    OptimizerSpec sgd = OptimizerSpec.sgd(0.5).build();
    assertEquals(OptimizerSpec.Type.SGD, sgd.type());
    assertEquals(0.5, sgd.learningRate());
    assertEquals(0, sgd.momentum());
    assertEquals(0, sgd.weightDecay());
    OptimizerSpec adam = OptimizerSpec.adam(0.25).build();
    assertEquals(OptimizerSpec.Type.ADAM, adam.type());
    assertEquals(0.9, adam.beta1());
    assertEquals(0.999, adam.beta2());
    assertEquals(1e-8, adam.epsilon());
    assertEquals(0, adam.weightDecay());
    OptimizerSpec adamW = OptimizerSpec.adamW(0.25).build();
    assertEquals(OptimizerSpec.Type.ADAMW, adamW.type());
    assertEquals(0.01, adamW.weightDecay());
    assertEquals(0.9, adamW.beta1());
    OptimizerSpec sdlm = OptimizerSpec.sdlm(0.25).build();
    assertEquals(OptimizerSpec.Type.SDLM, sdlm.type());
    assertEquals(0.02, sdlm.damping());
    assertEquals(500, sdlm.patterns());
    assertEquals(0, sdlm.weightDecay());
  }

  @Test
  @DisplayName("is a schedule of one of four types")
  void schedules() {
    assertEquals(ScheduleSpec.Type.CONSTANT, ScheduleSpec.constant().type());
    ScheduleSpec step = ScheduleSpec.step(0.5, 3);
    assertEquals(ScheduleSpec.Type.STEP, step.type());
    assertEquals(0.5, step.gamma());
    assertEquals(3, step.epochs());
    ScheduleSpec cosine = ScheduleSpec.cosine(0.1, 0.2);
    assertEquals(ScheduleSpec.Type.COSINE, cosine.type());
    assertEquals(0.1, cosine.warmup());
    assertEquals(0.2, cosine.finalFraction());
    ScheduleSpec table = ScheduleSpec.table(List.of(1.0, 0.5));
    assertEquals(ScheduleSpec.Type.TABLE, table.type());
    assertEquals(List.of(1.0, 0.5), table.factors());
  }

  @Test
  @DisplayName("is by default an augmentation that distorts nothing")
  void augmentation() {
    AugmentationSpec nothing = AugmentationSpec.builder().build();
    assertEquals(0, nothing.rotate());
    assertEquals(0, nothing.scale());
    assertEquals(0, nothing.shear());
    assertEquals(0, nothing.shift());
    assertFalse(nothing.isElastic());
    assertEquals(0, nothing.elasticSigma());
    AugmentationSpec elastic = AugmentationSpec.builder().elastic(4, 0.5).build();
    assertTrue(elastic.isElastic());
    assertEquals(4, elastic.elasticSigma());
    assertEquals(0.5, elastic.elasticDisplacement());
  }

  @Test
  @DisplayName("is by default the training of lenet5, but without validation")
  void training() {
    TrainingSpec training = TrainingSpec.builder().build();
    TrainingSpec lenet5 = Specs.recipe("lenet5").training();
    assertEquals(lenet5.toBuilder().validation(0).build(), training);
    assertEquals(0, training.validation());
    assertNull(training.patience());
    assertNull(training.augmentation());
  }

  @Test
  @DisplayName("is by default a network for 28x28 padded to 32x32")
  void network() {
    NetworkSpec spec = network(List.of());
    assertEquals("n", spec.name());
    assertEquals(InputSpec.builder(new Shape(1, 32, 32)).build(), spec.input());
    assertEquals(Initializer.GLOROT_UNIFORM, spec.initializer());
    assertEquals(List.of(), spec.classNames());
    assertEquals(TrainingSpec.builder().build(), spec.training());
  }

  private static NetworkSpec network(List<String> classNames) {
    LayerSpec output = LayerSpec.dense("o", 2).activation(Activation.SOFTMAX).build();
    return NetworkSpec.builder("n").layers(List.of(output)).classNames(classNames).build();
  }

  @Test
  @DisplayName("is an optimizer with another rate, and as it was in all else")
  void withLearningRate() {
    OptimizerSpec sgd = OptimizerSpec.sgd(1).momentum(0.5).weightDecay(0.25).build();
    assertEquals(
        OptimizerSpec.sgd(2).momentum(0.5).weightDecay(0.25).build(), sgd.withLearningRate(2));
    assertEquals(1, sgd.learningRate());
    OptimizerSpec adam = OptimizerSpec.adamW(1).betas(0.1, 0.2).epsilon(0.3).build();
    assertEquals(
        OptimizerSpec.adamW(2).betas(0.1, 0.2).epsilon(0.3).build(), adam.withLearningRate(2));
  }

  static Stream<Arguments> foreignSetters() {
    return Stream.of(
        refused(
            () -> LayerSpec.dense("f", 2).stride(ONE),
            "The layer 'f' is of type dense, which has no stride"),
        refused(
            () -> LayerSpec.dense("f", 2).padding(NONE),
            "The layer 'f' is of type dense, which has no padding"),
        refused(
            () -> LayerSpec.avgPool2d("p", TWO).padding(NONE),
            "The layer 'p' is of type avgpool2d, which has no padding"),
        refused(
            () -> LayerSpec.rbf("r", Bitmaps.ASCII_7X12).stride(ONE),
            "The layer 'r' is of type rbf, which has no stride"),
        refused(
            () -> LayerSpec.subsampling2d("s", TWO).connections(List.of()),
            "The layer 's' is of type subsampling2d, which has no connections"),
        refused(
            () -> LayerSpec.maxPool2d("p", TWO).activation(Activation.RELU),
            "The layer 'p' is of type maxpool2d, which has no activation"),
        refused(() -> OptimizerSpec.adam(1).momentum(0), "The optimizer adam has no momentum"),
        refused(() -> OptimizerSpec.adamW(1).momentum(0), "The optimizer adamw has no momentum"),
        refused(() -> OptimizerSpec.sgd(1).betas(0, 0), "The optimizer sgd has no betas"),
        refused(() -> OptimizerSpec.sgd(1).epsilon(1), "The optimizer sgd has no epsilon"),
        refused(() -> OptimizerSpec.sdlm(1).betas(0, 0), "The optimizer sdlm has no betas"),
        refused(() -> OptimizerSpec.adam(1).damping(1), "The optimizer adam has no damping"),
        refused(() -> OptimizerSpec.sgd(1).patterns(1), "The optimizer sgd has no patterns"));
  }

  private static Arguments refused(Supplier<Object> setter, String message) {
    return arguments(setter, message);
  }

  @ParameterizedTest
  @MethodSource("foreignSetters")
  @DisplayName("refuses fields that its type does not have")
  void refusesForeignSetters(Supplier<Object> setter, String message) {
    var e = assertThrows(IllegalArgumentException.class, setter::get);
    assertEquals(message, e.getMessage());
  }

  /** Each differs from the one before it of its class in one value. */
  static Stream<List<Supplier<Object>>> families() {
    return Stream.of(
        List.of(
            () -> InputSpec.builder(new Shape(1, 2, 3)).build(),
            () -> InputSpec.builder(new Shape(1, 3, 2)).build(),
            () -> InputSpec.builder(new Shape(1, 3, 2)).fit(Fit.RESIZE).build(),
            () -> InputSpec.builder(new Shape(1, 3, 2)).range(0, 2).build(),
            () -> InputSpec.builder(new Shape(1, 3, 2)).range(-1, 2).build()),
        List.of(
            () -> LayerSpec.conv2d("c", 4, TWO).build(),
            () -> LayerSpec.conv2d("d", 4, TWO).build(),
            () -> LayerSpec.conv2d("d", 5, TWO).build(),
            () -> LayerSpec.conv2d("d", 5, ONE).build(),
            () -> LayerSpec.conv2d("d", 5, ONE).stride(TWO).build(),
            () -> LayerSpec.conv2d("d", 5, ONE).padding(TWO).build(),
            () -> LayerSpec.conv2d("d", 5, ONE).activation(Activation.TANH).build(),
            () -> LayerSpec.conv2d("d", 5, ONE).connections(List.of(List.of(0))).build(),
            () -> LayerSpec.subsampling2d("d", ONE).build(),
            () -> LayerSpec.subsampling2d("d", ONE).activation(Activation.TANH).build(),
            () -> LayerSpec.rbf("d", Bitmaps.ASCII_7X12).build(),
            () -> LayerSpec.avgPool2d("d", ONE).build(),
            () -> LayerSpec.maxPool2d("d", ONE).build(),
            () -> LayerSpec.dense("d", 5).build()),
        List.of(
            () -> OptimizerSpec.sgd(1).build(),
            () -> OptimizerSpec.sgd(2).build(),
            () -> OptimizerSpec.sgd(2).momentum(0.5).build(),
            () -> OptimizerSpec.sgd(2).weightDecay(0.5).build(),
            () -> OptimizerSpec.adam(2).build(),
            () -> OptimizerSpec.adam(2).betas(0.1, 0.999).build(),
            () -> OptimizerSpec.adam(2).betas(0.9, 0.1).build(),
            () -> OptimizerSpec.adam(2).epsilon(1).build(),
            () -> OptimizerSpec.adamW(2).build(),
            () -> OptimizerSpec.sdlm(2).build(),
            () -> OptimizerSpec.sdlm(2).damping(1).build(),
            () -> OptimizerSpec.sdlm(2).patterns(1).build()),
        List.of(
            ScheduleSpec::constant,
            () -> ScheduleSpec.step(0.5, 2),
            () -> ScheduleSpec.step(0.6, 2),
            () -> ScheduleSpec.step(0.6, 3),
            () -> ScheduleSpec.cosine(0, 0),
            () -> ScheduleSpec.cosine(0.1, 0),
            () -> ScheduleSpec.cosine(0.1, 0.1),
            () -> ScheduleSpec.table(List.of(1.0)),
            () -> ScheduleSpec.table(List.of(1.0, 0.5))),
        List.of(
            () -> AugmentationSpec.builder().build(),
            () -> AugmentationSpec.builder().rotate(1).build(),
            () -> AugmentationSpec.builder().scale(1).build(),
            () -> AugmentationSpec.builder().shear(1).build(),
            () -> AugmentationSpec.builder().shift(1).build(),
            () -> AugmentationSpec.builder().elastic(1, 2).build(),
            () -> AugmentationSpec.builder().elastic(2, 1).build()),
        List.of(
            () -> full().build(),
            () -> full().optimizer(OptimizerSpec.sgd(2).build()).build(),
            () -> full().schedule(ScheduleSpec.constant()).build(),
            () -> full().loss(TrainingSpec.Loss.MAXIMUM_POSTERIOR).j(1).build(),
            () -> full().loss(TrainingSpec.Loss.MAXIMUM_POSTERIOR).j(2).build(),
            () -> full().batchSize(9).build(),
            () -> full().epochs(9).build(),
            () -> full().seed(9).build(),
            () -> full().validation(9).build(),
            () -> full().patience(9).build(),
            () -> full().patience(null).build(),
            () -> full().augmentation(null).build()),
        List.of(
            () -> network(List.of()),
            () -> network(List.of("a", "b")),
            () -> network(List.of("b", "a")),
            () -> network(List.of()).toBuilder().initializer(Initializer.PYTORCH).build(),
            () -> network(List.of()).withTraining(full().build())));
  }

  /** A training in which nothing is as by default. */
  private static TrainingSpec.Builder full() {
    return TrainingSpec.builder()
        .optimizer(OptimizerSpec.sgd(1).momentum(0.5).build())
        .schedule(ScheduleSpec.step(0.5, 2))
        .batchSize(3)
        .epochs(4)
        .seed(5)
        .validation(6)
        .patience(7)
        .augmentation(AugmentationSpec.builder().rotate(8).build());
  }

  @ParameterizedTest
  @MethodSource("families")
  @DisplayName("equals a part with the same values, and not one with a different value")
  void equalsByValue(List<Supplier<Object>> family) {
    List<Object> different = new ArrayList<>();
    for (Supplier<Object> maker : family) {
      Object one = maker.get();
      assertEquals(one, maker.get());
      assertEquals(one.hashCode(), maker.get().hashCode());
      for (Object other : different) {
        assertNotEquals(other, one);
      }
      different.add(one);
    }
    assertNotEquals(family.get(0).get(), new Object());
  }

  @Test
  @DisplayName("can be built again from its own builder")
  void buildsTheSameAgain() {
    TrainingSpec training = full().build();
    assertEquals(training, training.toBuilder().build());
    for (SpecDocument document : SpecDocument.goodOnes().toList()) {
      NetworkSpec spec = Specs.parse(document.text(), "of the test");
      assertEquals(spec, spec.toBuilder().build());
    }
  }

  @Test
  @DisplayName("keeps its values when its builder gets others")
  void keepsItsValues() {
    LayerSpec.Builder builder = LayerSpec.conv2d("c", 4, TWO);
    LayerSpec layer = builder.build();
    builder.stride(TWO);
    assertEquals(Size.ONE, layer.stride());
    NetworkSpec lenet5 = Specs.recipe("lenet5");
    String before = lenet5.toString();
    lenet5.toBuilder().layers(List.of(layer)).classNames(List.of("a", "b"));
    assertEquals(before, lenet5.toString());
  }

  @Test
  @DisplayName("is shown as its JSON in a file")
  void showsItself() {
    assertEquals(
        "{\"name\":\"c\",\"type\":\"conv2d\",\"filters\":4,\"kernel\":[2,3],\"stride\":[1,1],"
            + "\"padding\":[0,0],\"activation\":\"relu\"}",
        LayerSpec.conv2d("c", 4, TWO).activation(Activation.RELU).build().toString());
    assertEquals(
        "{\"type\":\"step\",\"gamma\":0.5,\"epochs\":3}", ScheduleSpec.step(0.5, 3).toString());
    NetworkSpec lenet5 = Specs.recipe("lenet5");
    assertEquals(lenet5, Specs.parse(lenet5.toString(), "as it shows itself"));
  }

  @Test
  @DisplayName("has names of classes that are checked as in a file, and copied")
  void checksClassNames() {
    List<String> names = new ArrayList<>(List.of("shirt", "bag"));
    NetworkSpec spec = network(names);
    names.set(0, "other");
    assertEquals(List.of("shirt", "bag"), spec.classNames());
    assertProblem("/classNames", "1 names", List.of("one"));
    assertProblem("/classNames", "3 names", List.of("a", "b", "c"));
    assertProblem("/classNames/1", "\"a\"", List.of("a", "a"));
    assertProblem("/classNames/0", "\"\"", List.of("", "a"));
    assertProblem("/classNames/0", "\"a\\nb\"", List.of("a\nb", "a"));
  }

  private static void assertProblem(String pointer, String found, List<String> names) {
    var e = assertThrows(SpecException.class, () -> network(names));
    assertEquals(
        List.of(pointer + " " + found), e.problems().stream().map(BuildersTest::told).toList());
  }

  private static String told(SpecProblem problem) {
    return problem.pointer() + " " + problem.found();
  }
}
