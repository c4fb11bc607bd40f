package com.example.backend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.spi.Engine;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.conformance.GoldenNetwork;
import dev.lenet.conformance.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The skeleton of a backend in docs/conformance.md")
class MyNetworkTest {
  @ParameterizedTest
  @ValueSource(strings = {"dense-only", "softmax-regression-one-row"})
  @DisplayName("gives the golden logits and gradient")
  void givesGoldenValues(String name) {
    GoldenNetwork golden = GoldenNetwork.load(name);
    Rows batch = golden.batch();
    float[] logits = new float[golden.values("logits").length];
    float[] gradient = new float[golden.spec().parameterCount()];
    try (Engine engine = new MyBackendProvider().open();
        Network network = engine.newNetwork(NetworkPlan.of(golden.spec()))) {
      network.setWeights(golden.weights().toArray());
      network.gradient(batch.inputs(), batch.count(), logits, batch, gradient);
    }
    assertArrayEquals(golden.values("logits"), logits, 1e-5f);
    assertArrayEquals(golden.gradient(), gradient, 1e-5f);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MyBackendProvider", "MyEngine", "MyNetwork"})
  @DisplayName("is the code that is compiled here")
  void isCompiledHere(String type) throws IOException {
    String code =
        Files.readString(Path.of("src/test/java/com/example/backend", type + ".java")).strip();
    String page = Files.readString(Path.of("..", "..", "docs", "conformance.md"));
    assertTrue(page.contains("```java\n" + code + "\n```"), type);
  }
}
