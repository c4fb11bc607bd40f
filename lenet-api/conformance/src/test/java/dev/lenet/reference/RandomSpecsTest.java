package dev.lenet.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.conformance.RandomSpecs;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The random specs of rule B17")
class RandomSpecsTest {
  private static final List<NetworkSpec> SPECS =
      IntStream.range(0, 1000).mapToObj(RandomSpecs::spec).toList();

  @Test
  @DisplayName("depend on their number alone")
  void dependOnTheirNumber() {
    for (int number = 0; number < SPECS.size(); number++) {
      assertEquals(SPECS.get(number), RandomSpecs.spec(number));
    }
    assertEquals(SPECS.size(), Set.copyOf(SPECS).size());
  }

  @Test
  @DisplayName("have every type of layer behind every other")
  void haveEveryOrder() {
    Set<String> pairs = new TreeSet<>();
    for (NetworkSpec spec : SPECS) {
      for (int l = 1; l < spec.layers().size(); l++) {
        pairs.add(spec.layers().get(l - 1).type() + " " + spec.layers().get(l).type());
      }
    }
    assertEquals(26, pairs.size(), pairs::toString); // one of them is rbf behind dense
  }

  @Test
  @DisplayName("have strides wider than the kernel, padding wider than the input, and long axes")
  void haveUnusualSizes() {
    assertSome(conv -> conv.stride().height() > conv.kernel().height());
    assertSome(conv -> conv.stride().width() > 1000);
    assertSome(conv -> conv.padding().width() > 1000);
    assertSome(conv -> conv.padding().height() == conv.kernel().height());
    assertSome(conv -> conv.kernel().width() > 1000);
    assertSome(conv -> conv.connections().stream().anyMatch(channels -> channels.size() > 1));
    assertTrue(SPECS.stream().anyMatch(spec -> spec.input().shape().equals(new Shape(1, 1, 1))));
  }

  private static void assertSome(Predicate<LayerSpec> property) {
    assertTrue(
        SPECS.stream()
            .flatMap(spec -> spec.layers().stream())
            .filter(layer -> layer.type() == LayerSpec.Type.CONV2D)
            .anyMatch(property));
  }
}
