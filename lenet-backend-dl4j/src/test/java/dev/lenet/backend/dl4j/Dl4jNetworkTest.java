package dev.lenet.backend.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lenet.api.batch.Batch;
import dev.lenet.api.spi.EngineBackend;
import dev.lenet.api.spi.Network;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A network on ND4J")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Dl4jNetworkTest {
  private static final float TOLERANCE = 2e-5f;

  private EngineBackend backend;

  @BeforeAll
  void open() {
    backend = (EngineBackend) new Dl4jBackendProvider().open();
  }

  @AfterAll
  void close() {
    backend.close();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "lenet5",
        "conv-stride-padding",
        "conv-rectangular-dense",
        "conv-padding-relu",
        "avgpool-stride-truncation",
        "maxpool-stride-truncation",
        "pooling-first",
        "dense-only",
        "softmax-regression-one-row",
        "activations-conv"
      })
  @DisplayName("gives NumPy's logits and gradient, however many parts the rows are computed in")
  void agreesWithNumPy(String name) throws Exception {
    Golden golden = Golden.read(name);
    for (int times : new int[] {1, 23, 1}) {
      Batch batch = golden.batch(times);
      float[] logits = new float[batch.rows() * golden.spec().classes()];
      float[] gradient = new float[golden.spec().parameterCount()];
      float[] forward = new float[logits.length];
      try (Network network = backend.newNetwork(golden.spec())) {
        network.setWeights(golden.flat(""));
        network.gradient(batch, logits, gradient);
        network.logits(batch.inputs(), batch.rows(), forward);
      }
      float[] expected = golden.tensor("logits");
      for (int i = 0; i < logits.length; i++) {
        assertEquals(expected[i % expected.length], logits[i], TOLERANCE, "logit " + i);
      }
      assertArrayEquals(logits, forward);
      assertArrayEquals(golden.flat("gradient."), gradient, TOLERANCE);
    }
  }

  @Test
  @DisplayName("gives the serial bytes while another one computes on another thread")
  void sameBytesOnTwoThreads() throws Exception {
    Golden golden = Golden.read("lenet5");
    float[] serial = gradient(golden);
    CompletableFuture<float[]> one = CompletableFuture.supplyAsync(() -> gradient(golden));
    CompletableFuture<float[]> two = CompletableFuture.supplyAsync(() -> gradient(golden));
    assertArrayEquals(serial, one.get());
    assertArrayEquals(serial, two.get());
  }

  private float[] gradient(Golden golden) {
    Batch batch = golden.batch(9);
    float[] logits = new float[batch.rows() * golden.spec().classes()];
    float[] gradient = new float[golden.spec().parameterCount()];
    try (Network network = backend.newNetwork(golden.spec())) {
      network.setWeights(golden.flat(""));
      for (int i = 0; i < 50; i++) {
        network.gradient(batch, logits, gradient);
      }
    }
    return gradient;
  }
}
