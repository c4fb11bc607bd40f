package dev.lenet.conformance;

import static dev.lenet.conformance.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Parameter;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.spi.Network;
import dev.lenet.api.weights.Tensor;
import dev.lenet.api.weights.Weights;
import dev.lenet.conformance.loops.PlainSpecNetwork;
import dev.lenet.internal.optim.LearningRate;
import dev.lenet.internal.optim.Optimizer;
import dev.lenet.internal.optim.Softmax;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules about the numbers that a network gives, against golden values that NumPy computed. */
abstract class NetworkRules extends BackendRules {
  /** Steps multiply what rounding does to a gradient; float32 in NumPy stays within 5e-7. */
  private static final double STEPS_TOLERANCE = 1e-5;

  NetworkRules(BackendConformance suite) {
    super(suite);
  }

  static List<GoldenNetwork> goldenNetworks() {
    return GoldenNetwork.cases();
  }

  static List<GoldenNetwork> goldenBatches() {
    return GoldenNetwork.cases().stream().filter(golden -> golden.rows() > 1).toList();
  }

  static List<GoldenNetwork> goldenSteps() {
    return GoldenNetwork.steps();
  }

  @Test
  @DisplayName(
      "B10 of LeNet-5 has 61,706 parameters: C1 156, C3 2,416, C5 48,120, F6 10,164, output 850")
  void hasTheRightNumberOfParameters() {
    NetworkSpec lenet5 = Specs.recipe("lenet5");
    try (Model model = backend().newModel(lenet5)) {
      Weights weights = model.weights();
      assertEquals(61_706, weights.size(), "parameters of LeNet-5");
      assertEquals(156, layerSize(weights, "c1"), "parameters of C1");
      assertEquals(2_416, layerSize(weights, "c3"), "parameters of C3");
      assertEquals(48_120, layerSize(weights, "c5"), "parameters of C5");
      assertEquals(10_164, layerSize(weights, "f6"), "parameters of F6");
      assertEquals(850, layerSize(weights, "output"), "parameters of the output");
    }
  }

  private static int layerSize(Weights weights, String layer) {
    return weights.parameters().stream()
        .filter(parameter -> parameter.name().startsWith(layer + "."))
        .mapToInt(Parameter::size)
        .sum();
  }

  @ParameterizedTest(name = "golden network {0}")
  @MethodSource("goldenNetworks")
  @DisplayName("B11 takes and gives tensors of PyTorch's names and shapes")
  void hasTheRightTensors(GoldenNetwork golden) {
    assumeCapable(golden);
    try (Model model = backend().newModel(golden.spec())) {
      model.setWeights(golden.weights());
      Weights weights = model.weights();
      for (Tensor expected : golden.weightTensors()) {
        assertEquals(expected, weights.tensor(expected.name()), expected::name);
      }
    }
  }

  @ParameterizedTest(name = "golden network {0}")
  @MethodSource("goldenNetworks")
  @DisplayName("B12 gives the golden probabilities, for all rows at once and for each alone")
  void givesGoldenProbabilities(GoldenNetwork golden) {
    assumeCapable(golden);
    float[] inputs = golden.values("input");
    float[] expected = golden.values("probabilities");
    int inputSize = inputs.length / golden.rows();
    int classes = expected.length / golden.rows();
    try (Model model = backend().newModel(golden.spec())) {
      model.setWeights(golden.weights());
      assertClose(
          expected,
          model.probabilities(inputs),
          tolerance(),
          "These are the probabilities of all rows at once");
      for (int row = 0; row < golden.rows(); row++) {
        assertClose(
            Arrays.copyOfRange(expected, row * classes, (row + 1) * classes),
            model.probabilities(Arrays.copyOfRange(inputs, row * inputSize, (row + 1) * inputSize)),
            tolerance(),
            "These are the probabilities of row " + row + " alone");
      }
    }
  }

  @ParameterizedTest(name = "golden network {0}")
  @MethodSource("goldenNetworks")
  @DisplayName("B13 gives the golden logits, loss and gradient, each time anew")
  void givesGoldenGradient(GoldenNetwork golden) {
    assumeCapable(golden);
    Pass pass = new Pass(golden.spec(), golden.rows());
    try (Network network = newNetwork(golden.spec())) {
      network.setWeights(golden.weights().toArray());
      for (int repeat = 0; repeat < 3; repeat++) {
        Rows batch = golden.batch();
        pass.run(network, batch);
        assertEquals(1, batch.asked(), "how often a call has asked for the loss");
        float[] logits = golden.values("logits");
        assertClose(logits, pass.logits, tolerance(logits), "These are the logits");
        assertEquals(golden.values("loss")[0], pass.loss, tolerance(logits), "the mean loss");
        assertClose(
            golden.gradient(),
            pass.gradient,
            tolerance(golden.gradient()),
            "This is the gradient, in call %d: the sum over the rows, with respect to biases too"
                .formatted(repeat + 1));
      }
    }
  }

  @ParameterizedTest(name = "golden network {0}")
  @MethodSource("goldenBatches")
  @DisplayName(
      "B14 gives for two parts of a batch gradients whose weighted mean is that of the whole")
  void takesPartialBatches(GoldenNetwork golden) {
    assumeCapable(golden);
    int rows = golden.rows();
    int cut = 1;
    Pass first = new Pass(golden.spec(), rows);
    Pass second = new Pass(golden.spec(), rows);
    Pass whole = new Pass(golden.spec(), rows);
    try (Network network = newNetwork(golden.spec())) {
      network.setWeights(golden.weights().toArray());
      Rows batch = golden.batch();
      first.run(network, batch.range(0, cut));
      second.run(network, batch.range(cut, rows));
      first.run(network, batch.range(0, cut));
      whole.run(network, batch);
    }
    float[] mean = new float[first.gradient.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (cut * first.gradient[i] + (rows - cut) * second.gradient[i]) / rows;
    }
    assertClose(
        whole.gradient,
        mean,
        tolerance(whole.gradient),
        "This is the mean of the parts' gradients, beside the whole batch's own");
  }

  @ParameterizedTest(name = "golden network {0}")
  @MethodSource("goldenNetworks")
  @DisplayName("B18 gives what each layer puts out, where a plan ends after that layer")
  void endsAfterAnyLayer(GoldenNetwork golden) {
    assumeCapable(golden);
    NetworkSpec spec = golden.spec();
    float[] weights = golden.weights().toArray();
    Rows batch = golden.batch();
    for (LayerSpec layer : spec.layers()) {
      float[] expected = outputsOf(layer.name(), golden);
      float[] outputs = new float[expected.length];
      try (Network network = newNetwork(spec, layer.name())) {
        network.setWeights(weights);
        network.outputs(batch.inputs(), batch.count(), outputs);
      }
      assertClose(
          expected,
          outputs,
          tolerance(expected),
          "These are the values behind layer '%s'".formatted(layer.name()));
    }
  }

  private static float[] outputsOf(String layer, GoldenNetwork golden) {
    PlainSpecNetwork plain = new PlainSpecNetwork(golden.spec());
    plain.setWeights(golden.weights().toArray());
    Rows batch = golden.batch();
    List<String> names = golden.spec().layers().stream().map(LayerSpec::name).toList();
    int size = golden.spec().outputShapes().get(names.indexOf(layer)).size();
    float[] all = new float[batch.count() * size];
    for (int row = 0; row < batch.count(); row++) {
      plain.logits(batch.inputs(), row * batch.inputSize());
      double[] values = plain.outputOf(layer);
      for (int i = 0; i < size; i++) {
        all[row * size + i] = (float) values[i];
      }
    }
    return all;
  }

  @Test
  @DisplayName("B19 shows what each layer of a model puts out, the last one its logits")
  void showsEachLayer() {
    NetworkSpec spec = Samples.lenet5();
    Image image = Samples.images(1).get(0);
    try (Model model = backend().newModel(spec)) {
      float[] values = {};
      for (int i = 0; i < spec.layers().size(); i++) {
        String layer = spec.layers().get(i).name();
        values = model.values(layer, image);
        assertEquals(
            spec.outputShapes().get(i).size(), values.length, "values of layer '" + layer + "'");
      }
      Softmax.toProbabilities(values, 1, spec.classes());
      assertClose(
          model.predict(image).probabilities(),
          values,
          tolerance(),
          "These are probabilities of the last layer's values");
    }
  }

  @Test
  @DisplayName("B15 only borrows what it is handed: batch, weights and results")
  void onlyBorrows() {
    GoldenNetwork golden = GoldenNetwork.load("lenet5");
    assumeCapable(golden);
    float[] weights = golden.weights().toArray();
    Pass pass = new Pass(golden.spec(), golden.rows());
    try (Network network = newNetwork(golden.spec())) {
      network.setWeights(weights);
      Rows lent = golden.batch();
      pass.run(network, lent);
      assertEquals(0, lent.inputs().position(), "the position of the inputs, which are only lent");
      float[] logits = pass.logits.clone();
      float[] gradient = pass.gradient.clone();
      overwrite(lent);
      network.setWeights(weights);
      Arrays.fill(weights, Float.NaN);
      pass.run(network, golden.batch());
      assertArrayEquals(logits, pass.logits, "logits after batch and weights were overwritten");
      assertArrayEquals(
          gradient, pass.gradient, "gradient after batch and weights were overwritten");
      network.outputs(lent.inputs(), 1, new float[golden.spec().classes()]);
      assertArrayEquals(logits, pass.logits, "an array of results that is the caller's again");
      assertArrayEquals(gradient, pass.gradient, "an array of results that is the caller's again");
    }
  }

  private static void overwrite(Rows batch) {
    for (int i = 0; i < batch.inputs().capacity(); i++) {
      batch.inputs().put(i, Float.NaN);
    }
  }

  @ParameterizedTest(name = "golden network {0}")
  @MethodSource("goldenSteps")
  @DisplayName("B16 makes the golden steps of sgd, momentum, adam and adamw")
  void makesGoldenSteps(GoldenNetwork golden) {
    assumeCapable(golden);
    NetworkSpec spec = golden.spec();
    int batchSize = spec.training().batchSize();
    int batches = (golden.rows() + batchSize - 1) / batchSize;
    float[] weights = golden.weights().toArray();
    float[] losses = golden.values("loss");
    Optimizer optimizer = Optimizer.of(spec.training().optimizer(), weights.length);
    LearningRate rate =
        new LearningRate(
            spec.training().schedule(), spec.training().optimizer().learningRate(), batches, 1);
    Pass pass = new Pass(spec, batchSize);
    try (Network network = newNetwork(spec)) {
      for (int step = 0; step < batches; step++) {
        int from = step * batchSize;
        network.setWeights(weights);
        pass.run(network, golden.batch().range(from, Math.min(from + batchSize, golden.rows())));
        assertEquals(losses[step], pass.loss, STEPS_TOLERANCE, "loss before step " + step);
        optimizer.step(weights, pass.gradient, rate.at(step));
      }
    }
    assertClose(
        golden.weightsAfter(), weights, STEPS_TOLERANCE, "These are weights after all steps");
  }

  private void assumeCapable(GoldenNetwork golden) {
    assumeTrue(isCapableOf(golden.spec()), "The provider declares that it lacks what this needs");
  }

  /** The arrays of one forward and backward pass. */
  private static final class Pass {
    private final float[] logits;
    private final float[] gradient;
    private double loss;

    Pass(NetworkSpec spec, int rows) {
      this.logits = new float[rows * spec.classes()];
      this.gradient = new float[spec.parameterCount()];
    }

    void run(Network network, Rows batch) {
      network.gradient(batch.inputs(), batch.count(), logits, batch, gradient);
      loss = batch.meanLoss();
    }
  }
}
