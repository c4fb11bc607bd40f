package dev.lenet.backend.dl4j;

import dev.lenet.api.error.BackendException;
import dev.lenet.api.spi.Engine;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.conformance.GoldenNetwork;
import dev.lenet.conformance.Rows;

/** Run in a JVM of its own: prints the binary, then the logits and gradient of a golden batch. */
final class OneGradient {
  private OneGradient() {}

  public static void main(String[] arguments) throws Exception {
    try (Engine engine = new Dl4jBackendProvider().open()) {
      System.out.println(engine.nativeBinary());
      GoldenNetwork golden = GoldenNetwork.load("lenet5");
      float[] logits = new float[golden.rows() * golden.spec().classes()];
      float[] gradient = new float[golden.spec().parameterCount()];
      try (Network network = engine.newNetwork(NetworkPlan.of(golden.spec()))) {
        network.setWeights(golden.weights().toArray());
        Rows batch = golden.batch();
        network.gradient(batch.inputs(), batch.count(), logits, batch, gradient);
      }
      print(logits);
      print(gradient);
    } catch (BackendException e) {
      System.out.println(e.code() + " " + e.getMessage());
    }
  }

  private static void print(float[] values) {
    for (float value : values) {
      System.out.println(value);
    }
  }
}
