package dev.lenet.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.batch.Batch;
import dev.lenet.api.spi.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The rule about native memory, which no garbage collector finds. */
abstract class MemoryRules extends BackendRules {
  /** A leak of one array of the smallest network a step would be twice as much. */
  private static final long NOISE_KIB = 24 * 1024;

  private static final Path STATUS = Path.of("/proc/self/status");

  private final GoldenNetwork golden = GoldenNetwork.load("activations-conv");

  MemoryRules(BackendConformance suite) {
    super(suite);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  @DisplayName(
      "B06 holds no more memory after 10,000 more passes of different sizes and 200 more networks")
  void staysTheSame() throws IOException, InterruptedException {
    try (Network network = newNetwork(golden.spec())) {
      network.setWeights(golden.weights().toArray());
      passes(network, 2_000);
      networks(20);
      long before = residentKib();
      passes(network, 10_000);
      networks(200);
      long growth = residentKib() - before;
      assertTrue(
          growth < NOISE_KIB,
          () ->
              "The process has grown by %d KiB. If this fails, check that every array of a call is released with the call, and that close releases the rest"
                  .formatted(growth));
    }
  }

  private void passes(Network network, int count) {
    Batch batch = golden.batch(0, golden.rows());
    float[] logits = new float[golden.rows() * golden.spec().classes()];
    float[] gradient = new float[golden.spec().parameterCount()];
    for (int i = 0; i < count; i++) {
      int rows = 1 + i / 100 % golden.rows();
      network.gradient(batch.rows(0, rows), logits, gradient);
    }
  }

  private void networks(int count) {
    Batch batch = golden.batch(0, golden.rows());
    float[] logits = new float[golden.rows() * golden.spec().classes()];
    float[] weights = golden.weights().toArray();
    for (int i = 0; i < count; i++) {
      try (Network network = newNetwork(golden.spec())) {
        network.setWeights(weights);
        network.logits(batch.inputs(), golden.rows(), logits);
      }
    }
  }

  private static long residentKib() throws IOException, InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(100);
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
