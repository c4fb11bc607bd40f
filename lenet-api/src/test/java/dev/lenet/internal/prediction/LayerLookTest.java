package dev.lenet.internal.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.Weights;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A look at a layer")
class LayerLookTest {
  private static final Image IMAGE = Image.gray(28, 28, new byte[784]);

  private final NetworkSpec spec = Specs.recipe("lenet5-fast");
  private final Backend backend = Backends.open("java");
  private final Model model = backend.newModel(spec);

  @AfterEach
  void close() {
    model.close();
    backend.close();
  }

  @Test
  @DisplayName("gives a blank image's map one value within, as every place looks the same")
  void showsMaps() {
    float[] values = model.values("c1", IMAGE);
    assertEquals(6 * 28 * 28, values.length);
    int middle = 14 * 28;
    for (int column = 5; column < 23; column++) {
      assertEquals(values[middle + 5], values[middle + column], 1e-6f);
    }
  }

  @Test
  @DisplayName("shows the weights of now, not those that the model began with")
  void followsTheWeights() {
    float[] before = model.values("f6", IMAGE);
    model.setWeights(Weights.of(spec, new float[spec.parameterCount()]));
    float[] after = model.values("f6", IMAGE);
    assertTrue(Arrays.stream(floats(before)).anyMatch(value -> value != 0));
    assertTrue(Arrays.stream(floats(after)).allMatch(value -> value == 0));
  }

  private static double[] floats(float[] values) {
    double[] copy = new double[values.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = values[i];
    }
    return copy;
  }

  @Test
  @DisplayName(
      "refuses a layer that the network does not have, an image too large, use after close")
  void refuses() {
    var noLayer = assertThrows(IllegalArgumentException.class, () -> model.values("c9", IMAGE));
    assertTrue(String.valueOf(noLayer.getMessage()).contains("c1, s2, c3"), noLayer::toString);
    Image large = Image.gray(33, 33, new byte[33 * 33]);
    assertThrows(IllegalArgumentException.class, () -> model.values("c1", large));
    model.close();
    assertThrows(IllegalStateException.class, () -> model.values("c1", IMAGE));
  }

  @Test
  @DisplayName("says so if the weights are so large that a value is not finite")
  void refusesWhatIsNotFinite() {
    float[] huge = new float[spec.parameterCount()];
    Arrays.fill(huge, Float.MAX_VALUE);
    model.setWeights(Weights.of(spec, huge));
    var e = assertThrows(BackendException.class, () -> model.values("output", IMAGE));
    assertEquals(ErrorCode.PREDICTION_NOT_FINITE, e.code());
    assertTrue(e.reason().contains("layer 'output'"), e::reason);
  }
}
