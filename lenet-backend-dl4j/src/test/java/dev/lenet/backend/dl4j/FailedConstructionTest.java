package dev.lenet.backend.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.conformance.GoldenNetwork;
import dev.lenet.conformance.Rows;
import java.lang.reflect.Proxy;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

@DisplayName("A chain of operations that ND4J cannot build")
class FailedConstructionTest {
  /** The weights alone are 246,824; what JavaCPP notes for itself is some thousand. */
  private static final long FEW_BYTES = 50_000;

  private int made;
  private int deleted;
  private boolean failed;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 9, 10, 12})
  @DisplayName("leaves neither operations nor memory behind, forward or backward")
  void leavesNothing(int failing) throws Exception {
    try (var engine = new Dl4jBackendProvider().open()) {
      assertEquals("ND4J", engine.name());
      GoldenNetwork golden = GoldenNetwork.load("lenet5");
      float[] logits = new float[golden.rows() * golden.spec().classes()];
      float[] gradient = new float[golden.spec().parameterCount()];
      var failure = new IllegalStateException("no more contexts");
      long before = Pointer.totalBytes();
      try (Network network = network(failing, failure, golden)) {
        network.setWeights(golden.weights().toArray());
        Rows batch = golden.batch();
        assertSame(
            failure,
            assertThrows(
                IllegalStateException.class,
                () -> network.gradient(batch.inputs(), batch.count(), logits, batch, gradient)));
      }
      assertEquals(failing - 1, made);
      assertEquals(made, deleted, "operations");
      long left = Pointer.totalBytes() - before;
      assertTrue(left < FEW_BYTES, () -> left + " bytes are left");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 9, 12})
  @DisplayName("is built as if for the first time when it is asked for again")
  void isBuiltAgain(int failing) throws Exception {
    try (var engine = new Dl4jBackendProvider().open()) {
      assertEquals("ND4J", engine.name());
      GoldenNetwork golden = GoldenNetwork.load("lenet5");
      Rows batch = golden.batch();
      float[] logits = new float[golden.rows() * golden.spec().classes()];
      float[] gradient = new float[golden.spec().parameterCount()];
      try (Network network = network(failing, new IllegalStateException("once"), golden)) {
        network.setWeights(golden.weights().toArray());
        assertThrows(
            IllegalStateException.class,
            () -> network.gradient(batch.inputs(), batch.count(), logits, batch, gradient));
        network.gradient(batch.inputs(), batch.count(), logits, batch, gradient);
      }
      assertArrayEquals(golden.gradient(), gradient, 1e-5f);
      assertEquals(made, deleted, "operations");
    }
  }

  private Network network(int failing, RuntimeException failure, GoldenNetwork golden) {
    return new Dl4jNetwork(failingAt(failing, failure), NetworkPlan.of(golden.spec()));
  }

  /** ND4J, except that it fails to make one context, the one of that number. */
  private NativeOps failingAt(int number, RuntimeException failure) {
    NativeOps nativeOps = NativeOpsHolder.getInstance().getDeviceNativeOps();
    return (NativeOps)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {NativeOps.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("createGraphContext") && made == number - 1 && !failed) {
                failed = true;
                throw failure;
              }
              made += method.getName().equals("createGraphContext") ? 1 : 0;
              deleted += method.getName().equals("deleteGraphContext") ? 1 : 0;
              return method.invoke(nativeOps, arguments);
            });
  }
}
