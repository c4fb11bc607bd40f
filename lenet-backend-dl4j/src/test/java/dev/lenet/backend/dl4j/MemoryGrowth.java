package dev.lenet.backend.dl4j;

import dev.lenet.api.batch.Batch;
import dev.lenet.api.spi.EngineBackend;
import dev.lenet.api.spi.Network;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Run in a JVM of its own: prints by how many KiB it grows in 5,000 steps and 50 networks: the
 * median of five times, since the compiler takes and gives back megabytes now and then.
 */
final class MemoryGrowth {
  private MemoryGrowth() {}

  public static void main(String[] arguments) throws Exception {
    Golden golden = Golden.read("lenet5");
    Batch batch = golden.batch(1);
    float[] logits = new float[batch.rows() * golden.spec().classes()];
    float[] gradient = new float[golden.spec().parameterCount()];
    try (EngineBackend backend = (EngineBackend) new Dl4jBackendProvider().open();
        Network network = backend.newNetwork(golden.spec())) {
      network.setWeights(golden.flat(""));
      long[] growth = new long[5];
      long before = residentKib();
      for (int i = 0; i < growth.length; i++) {
        steps(network, batch, logits, gradient, 5_000);
        networks(backend, golden, batch, 50);
        long after = residentKib();
        growth[i] = after - before;
        before = after;
      }
      Arrays.sort(growth);
      System.out.println(growth[growth.length / 2]);
    }
  }

  /** Five sizes for four chains, so that chains come and go. */
  private static void steps(
      Network network, Batch batch, float[] logits, float[] gradient, int count) {
    for (int i = 0; i < count; i++) {
      int rows = 1 + i / 100 % Math.min(5, batch.rows());
      network.gradient(batch.rows(0, rows), logits, gradient);
    }
  }

  private static void networks(EngineBackend backend, Golden golden, Batch batch, int count) {
    float[] logits = new float[batch.rows() * golden.spec().classes()];
    for (int i = 0; i < count; i++) {
      try (Network network = backend.newNetwork(golden.spec())) {
        network.setWeights(golden.flat(""));
        network.logits(batch.inputs(), batch.rows(), logits);
      }
    }
  }

  /** Without the pages of the library, which come in as its code is first used. */
  private static long residentKib() throws Exception {
    System.gc();
    Thread.sleep(200);
    String line =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(l -> l.startsWith("RssAnon:"))
            .findFirst()
            .orElseThrow();
    return Long.parseLong(line.replaceAll("\\D", ""));
  }
}
