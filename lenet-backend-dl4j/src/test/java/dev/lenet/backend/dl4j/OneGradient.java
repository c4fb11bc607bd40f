package dev.lenet.backend.dl4j;

import dev.lenet.api.error.BackendException;
import dev.lenet.api.spi.Network;
import dev.lenet.conformance.GoldenNetwork;
import dev.lenet.internal.lookup.EngineBackend;

/** Run in a JVM of its own: prints the binary, then the logits and gradient of a golden batch. */
final class OneGradient {
  private OneGradient() {}

  public static void main(String[] arguments) throws Exception {
    try (EngineBackend backend = (EngineBackend) new Dl4jBackendProvider().open()) {
      System.out.println(backend.info().nativeBinary());
      GoldenNetwork golden = GoldenNetwork.load("lenet5");
      float[] logits = new float[golden.rows() * golden.spec().classes()];
      float[] gradient = new float[golden.spec().parameterCount()];
      try (Network network = backend.newNetwork(golden.spec())) {
        network.setWeights(golden.weights().toArray());
        network.gradient(golden.batch(0, golden.rows()), logits, gradient);
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
