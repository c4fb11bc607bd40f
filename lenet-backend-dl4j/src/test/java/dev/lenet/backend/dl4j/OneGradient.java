package dev.lenet.backend.dl4j;

import dev.lenet.api.batch.Batch;
import dev.lenet.api.error.BackendException;
import dev.lenet.api.spi.EngineBackend;
import dev.lenet.api.spi.Network;

/** Run in a JVM of its own: prints the binary, then the logits and gradient of a golden batch. */
final class OneGradient {
  private OneGradient() {}

  public static void main(String[] arguments) throws Exception {
    try (EngineBackend backend = (EngineBackend) new Dl4jBackendProvider().open()) {
      System.out.println(backend.info().nativeBinary());
      Golden golden = Golden.read("lenet5");
      Batch batch = golden.batch(1);
      float[] logits = new float[batch.rows() * golden.spec().classes()];
      float[] gradient = new float[golden.spec().parameterCount()];
      try (Network network = backend.newNetwork(golden.spec())) {
        network.setWeights(golden.flat(""));
        network.gradient(batch, logits, gradient);
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
