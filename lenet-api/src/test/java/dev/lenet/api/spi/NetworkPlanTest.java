package dev.lenet.api.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.spec.Activation;
import dev.lenet.api.spec.InputSpec;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.Size;
import dev.lenet.api.spec.Specs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The plan of a network")
class NetworkPlanTest {
  private static final NetworkSpec LENET5 = Specs.recipe("lenet5");

  /** Layer, operation, shapes; kernel, stride, padding; weights; whether the gradient goes on. */
  private static String told(NetworkPlan.Step step) {
    return "%s %s %s>%s %s%s%s %d %s %d%s"
        .formatted(
            step.layer(),
            step.operation(),
            step.input(),
            step.output(),
            step.kernel(),
            step.stride(),
            step.padding(),
            step.weightOffset(),
            step.hasWeights() ? Arrays.toString(step.weightShape()) : "none",
            step.biasOffset(),
            step.needsInputGradient() ? " back" : "");
  }

  private static List<String> told(NetworkPlan plan) {
    return plan.steps().stream().map(NetworkPlanTest::told).toList();
  }

  @Test
  @DisplayName("of LeNet-5 has its operations, C5 as a product, and their places in the weights")
  void isThatOfLenet5() {
    NetworkPlan plan = NetworkPlan.of(LENET5);
    String pooling = "[2, 2][2, 2][0, 0] -1 none -1 back";
    String value = "[1, 1][1, 1][0, 0] -1 none -1 back";
    assertEquals(
        List.of(
            "c1 CONVOLUTION 1x32x32>6x28x28 [5, 5][1, 1][0, 0] 0 [6, 1, 5, 5] 150",
            "c1 TANH 6x28x28>6x28x28 " + value,
            "s2 AVERAGE_POOLING 6x28x28>6x14x14 " + pooling,
            "c3 CONVOLUTION 6x14x14>16x10x10 [5, 5][1, 1][0, 0] 156 [16, 6, 5, 5] 2556 back",
            "c3 TANH 16x10x10>16x10x10 " + value,
            "s4 AVERAGE_POOLING 16x10x10>16x5x5 " + pooling,
            "c5 PRODUCT 16x5x5>120x1x1 [1, 1][1, 1][0, 0] 2572 [120, 400] 50572 back",
            "c5 TANH 120x1x1>120x1x1 " + value,
            "f6 PRODUCT 120x1x1>84x1x1 [1, 1][1, 1][0, 0] 50692 [84, 120] 60772 back",
            "f6 TANH 84x1x1>84x1x1 " + value,
            "output PRODUCT 84x1x1>10x1x1 [1, 1][1, 1][0, 0] 60856 [10, 84] 61696 back"),
        told(plan));
    assertEquals(61_706, plan.weightCount());
    assertEquals(new Shape(1, 32, 32), plan.input());
    assertEquals(new Shape(10, 1, 1), plan.output());
    for (NetworkPlan.Step step : plan.steps()) {
      assertEquals(step.weightOffset() >= 0, step.hasWeights(), step::toString);
      assertEquals(1, step.factor(), step::toString);
    }
  }

  /** One convolution of 2x2 on 3x3, and what decides over the classes. */
  private static NetworkSpec spec(LayerSpec... first) {
    LayerSpec output = LayerSpec.dense("output", 2).activation(Activation.SOFTMAX).build();
    return NetworkSpec.builder("small")
        .input(InputSpec.builder(new Shape(2, 3, 3)).build())
        .layers(Stream.concat(Stream.of(first), Stream.of(output)).toList())
        .build();
  }

  private static List<NetworkPlan.Operation> operations(NetworkPlan plan) {
    return plan.steps().stream().map(NetworkPlan.Step::operation).toList();
  }

  @Test
  @DisplayName("has scaledTanh as tanh between a scaling by 2/3 and one by 1.7159")
  void lowersScaledTanh() {
    NetworkPlan plan =
        NetworkPlan.of(spec(LayerSpec.dense("d", 3).activation(Activation.SCALED_TANH).build()));
    assertEquals(
        List.of(
            NetworkPlan.Operation.PRODUCT,
            NetworkPlan.Operation.SCALE,
            NetworkPlan.Operation.TANH,
            NetworkPlan.Operation.SCALE,
            NetworkPlan.Operation.PRODUCT),
        operations(plan));
    assertEquals(2f / 3, plan.steps().get(1).factor());
    assertEquals(1, plan.steps().get(2).factor());
    assertEquals(1.7159f, plan.steps().get(3).factor());
    assertEquals("d", plan.steps().get(3).layer());
  }

  @Test
  @DisplayName("has a step for each other activation, and none for identity and softmax")
  void hasActivations() {
    List<NetworkPlan.Operation> found = new ArrayList<>();
    for (Activation activation :
        List.of(Activation.TANH, Activation.RELU, Activation.SIGMOID, Activation.IDENTITY)) {
      LayerSpec layer = LayerSpec.dense("d", 3).activation(activation).build();
      List<NetworkPlan.Operation> operations = operations(NetworkPlan.of(spec(layer)));
      found.addAll(operations.subList(1, operations.size()));
    }
    assertEquals(
        List.of(
            NetworkPlan.Operation.TANH,
            NetworkPlan.Operation.PRODUCT,
            NetworkPlan.Operation.RELU,
            NetworkPlan.Operation.PRODUCT,
            NetworkPlan.Operation.SIGMOID,
            NetworkPlan.Operation.PRODUCT,
            NetworkPlan.Operation.PRODUCT),
        found);
  }

  @Test
  @DisplayName("has a convolution as a product only if its kernel covers the input, unpadded")
  void lowersConvolutions() {
    LayerSpec covering = LayerSpec.conv2d("c", 4, new Size(3, 3)).build();
    LayerSpec smaller = LayerSpec.conv2d("c", 4, new Size(3, 2)).build();
    LayerSpec padded = LayerSpec.conv2d("c", 4, new Size(3, 3)).padding(new Size(1, 0)).build();
    assertEquals(NetworkPlan.Operation.PRODUCT, operations(NetworkPlan.of(spec(covering))).get(0));
    assertEquals(
        "c CONVOLUTION 2x3x3>4x1x2 [3, 2][1, 1][0, 0] 0 [4, 2, 3, 2] 48",
        told(NetworkPlan.of(spec(smaller))).get(0));
    assertEquals(
        "c CONVOLUTION 2x3x3>4x3x1 [3, 3][1, 1][1, 0] 0 [4, 2, 3, 3] 72",
        told(NetworkPlan.of(spec(padded))).get(0));
  }

  @Test
  @DisplayName("has subsampling as pooling and a product of channels, and all connections")
  void lowersWhatBackendsDoNotKnow() {
    LayerSpec subsampling =
        LayerSpec.subsampling2d("s", new Size(2, 1)).activation(Activation.TANH).build();
    LayerSpec sparse =
        LayerSpec.conv2d("c", 3, new Size(1, 2))
            .connections(List.of(List.of(1), List.of(0), List.of(0, 1)))
            .build();
    NetworkSpec spec = spec(subsampling, sparse);
    assertEquals(4 + (4 * 2 + 3) + (6 * 2 + 2), spec.parameterCount());
    List<String> told = told(NetworkPlan.of(spec));
    assertEquals("s AVERAGE_POOLING 2x3x3>2x1x3 [2, 1][2, 1][0, 0] -1 none -1", told.get(0));
    assertEquals("s CONVOLUTION 2x1x3>2x1x3 [1, 1][1, 1][0, 0] 0 [2, 2, 1, 1] 4", told.get(1));
    assertEquals(
        "c CONVOLUTION 2x1x3>3x1x2 [1, 2][1, 1][0, 0] 6 [3, 2, 1, 2] 18 back", told.get(3));
    assertEquals(told.subList(0, 3), told(NetworkPlan.upTo(spec, "s")));
  }

  @Test
  @DisplayName("needs no gradient before the first weights, and distinguishes kinds of pooling")
  void skipsTheFirstGradients() {
    LayerSpec pooling = LayerSpec.maxPool2d("p", new Size(2, 3)).stride(new Size(1, 2)).build();
    List<NetworkPlan.Step> steps = NetworkPlan.of(spec(pooling)).steps();
    assertEquals("p MAX_POOLING 2x3x3>2x2x1 [2, 3][1, 2][0, 0] -1 none -1", told(steps.get(0)));
    assertFalse(steps.get(1).needsInputGradient(), "nothing before it has weights");
    assertTrue(steps.get(1).hasWeights());
  }

  @Test
  @DisplayName("may end after any layer, with its activation and all weights of the network")
  void endsAfterAnyLayer() {
    NetworkPlan whole = NetworkPlan.of(LENET5);
    for (int i = 0; i < LENET5.layers().size(); i++) {
      String name = LENET5.layers().get(i).name();
      NetworkPlan plan = NetworkPlan.upTo(LENET5, name);
      assertEquals(LENET5.outputShapes().get(i), plan.output(), name);
      assertEquals(61_706, plan.weightCount(), name);
      assertEquals(told(whole).subList(0, plan.steps().size()), told(plan), name);
      assertEquals(name, plan.steps().get(plan.steps().size() - 1).layer());
    }
    assertEquals(told(whole), told(NetworkPlan.upTo(LENET5, "output")));
    assertEquals(
        NetworkPlan.Operation.TANH, NetworkPlan.upTo(LENET5, "c1").steps().get(1).operation());
  }

  @Test
  @DisplayName("is refused for an unknown layer, with the list of layers")
  void refusesUnknownLayers() {
    var e = assertThrows(IllegalArgumentException.class, () -> NetworkPlan.upTo(LENET5, "c2"));
    assertEquals(
        "The network 'lenet5' has no layer 'c2'; its layers are c1, s2, c3, s4, c5, f6, output",
        e.getMessage());
  }

  @Test
  @DisplayName("shows its steps as text")
  void showsItsSteps() {
    assertTrue(
        NetworkPlan.of(LENET5).toString().startsWith("1x32x32 [c1:CONVOLUTION -> 6x28x28, c1:TANH"),
        NetworkPlan.of(LENET5)::toString);
  }
}
