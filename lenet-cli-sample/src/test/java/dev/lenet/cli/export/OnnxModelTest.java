package dev.lenet.cli.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnxruntime.OrtException;
import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.spec.Activation;
import dev.lenet.api.spec.Fit;
import dev.lenet.api.spec.InputSpec;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.Size;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.Weights;
import dev.lenet.conformance.RandomSpecs;
import dev.lenet.internal.batch.Preprocessor;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An ONNX file")
class OnnxModelTest {
  private static final int SPECS = 100;
  private static final double TOLERANCE = 1e-5;
  private static final double[][] RANGES = {{0, 1}, {-0.1, 1.175}, {-0.4242, 2.8215}, {1, -1}};

  private final Set<Activation> activations = EnumSet.noneOf(Activation.class);
  private final Set<LayerSpec.Type> types = EnumSet.noneOf(LayerSpec.Type.class);
  private final Set<Fit> fits = EnumSet.noneOf(Fit.class);

  @Test
  @DisplayName(
      "gives ONNX Runtime the library's answers, for any network, image size, fit and range")
  void anyNetwork() throws OrtException {
    try (Backend java = Backends.open("java")) {
      for (int number = 0; number < SPECS; number++) {
        SplittableRandom random = new SplittableRandom(number);
        NetworkSpec spec = withInput(RandomSpecs.spec(number), random);
        note(spec);
        compare(java, spec, image(spec, random), random);
      }
    }
    assertEquals(EnumSet.allOf(Activation.class), activations);
    assertEquals(EnumSet.allOf(LayerSpec.Type.class), types);
    assertEquals(EnumSet.allOf(Fit.class), fits);
  }

  @Test
  @DisplayName("brings images to the network's input with the bits that the library computes")
  void sameInputs() throws OrtException {
    for (int number = 0; number < SPECS; number++) {
      SplittableRandom random = new SplittableRandom(number);
      NetworkSpec spec = withInput(RandomSpecs.spec(number), random);
      Shape image = image(spec, random);
      byte[] pixels = new byte[image.size()];
      random.nextBytes(pixels);
      float[] expected = new float[spec.input().shape().size()];
      new Preprocessor(spec.input(), image).apply(pixels, expected, 0);
      try (OnnxRuntime runtime = new OnnxRuntime(preprocessing(spec.input(), image))) {
        assertArrayEquals(
            expected, runtime.read(pixels, image).get(0), () -> image + " to " + spec.input());
      }
    }
  }

  /** A file of the preprocessing alone. */
  private static byte[] preprocessing(InputSpec input, Shape image) {
    OnnxGraph graph = new OnnxGraph("preprocessing");
    String images =
        graph.input(
            OnnxModel.INPUT, DataType.UINT8, "", image.channels(), image.height(), image.width());
    String values =
        new Preprocessing(graph, input, new Size(image.height(), image.width())).add(images);
    graph.node("Flatten", OnnxModel.OUTPUT, List.of(values));
    graph.output(OnnxModel.OUTPUT, "", input.shape().size());
    return OnnxModel.of(graph.build()).build().toByteArray();
  }

  private void note(NetworkSpec spec) {
    fits.add(spec.input().fit());
    for (LayerSpec layer : spec.layers()) {
      types.add(layer.type());
      activations.add(layer.activation());
    }
  }

  /** The generator's networks have one fit and one range. */
  private static NetworkSpec withInput(NetworkSpec spec, SplittableRandom random) {
    double[] range = RANGES[random.nextInt(RANGES.length)];
    return spec.toBuilder()
        .input(
            InputSpec.builder(spec.input().shape())
                .fit(random.nextBoolean() ? Fit.PAD : Fit.RESIZE)
                .range(range[0], range[1])
                .build())
        .build();
  }

  private static Shape image(NetworkSpec spec, SplittableRandom random) {
    Shape input = spec.input().shape();
    boolean resize = spec.input().fit() == Fit.RESIZE;
    return new Shape(
        input.channels(),
        random.nextInt(1, resize ? 40 : 1 + input.height()),
        random.nextInt(1, resize ? 40 : 1 + input.width()));
  }

  private static void compare(Backend java, NetworkSpec spec, Shape image, SplittableRandom random)
      throws OrtException {
    int rows = random.nextInt(1, 6);
    Weights weights = weights(spec, random);
    byte[] pixels = new byte[rows * image.size()];
    random.nextBytes(pixels);
    Size size = new Size(image.height(), image.width());
    byte[] file = OnnxModel.of(spec, weights, size, Map.of()).bytes();
    try (OnnxRuntime runtime = new OnnxRuntime(file);
        Model model = java.newModel(spec)) {
      model.setWeights(weights);
      List<float[]> read = runtime.read(pixels, image);
      assertEquals(rows, read.size());
      for (int row = 0; row < rows; row++) {
        int from = row * image.size();
        byte[] one = Arrays.copyOfRange(pixels, from, from + image.size());
        assertArrayEquals(
            model.predict(new Image(image, one)).probabilities(),
            read.get(row),
            (float) TOLERANCE,
            () -> "images of " + image + ":\n" + Specs.toJson(spec));
      }
    }
  }

  /** Initial weights, and biases that are not 0. */
  private static Weights weights(NetworkSpec spec, SplittableRandom random) {
    float[] weights = Weights.initial(spec).toArray();
    for (int i = 0; i < weights.length; i++) {
      weights[i] += (float) (0.02 * random.nextDouble() - 0.01);
    }
    return Weights.of(spec, weights);
  }
}
