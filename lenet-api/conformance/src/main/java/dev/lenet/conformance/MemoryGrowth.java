package dev.lenet.conformance;

import dev.lenet.api.spi.Engine;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Run in a JVM of its own, with the provider's class as its argument: prints by how many KiB it
 * grows in 2,000 passes of different sizes and 50 networks. Four of at most seven times must agree
 * whether that is noise, since the compiler takes and gives back megabytes now and then.
 */
final class MemoryGrowth {
  private static final int WARM_UP = 2;

  /** More times than that need not be measured: the median of seven is on their side. */
  private static final int MAJORITY = 4;

  private static final Path STATUS = Path.of("/proc/self/status");

  private final Engine engine;
  private final GoldenNetwork golden = GoldenNetwork.load("activations-conv");
  private final NetworkPlan plan = NetworkPlan.of(golden.spec());
  private final Rows batch = golden.batch();
  private final float[] logits = new float[golden.rows() * golden.spec().classes()];
  private final float[] gradient = new float[golden.spec().parameterCount()];

  private MemoryGrowth(Engine engine) {
    this.engine = engine;
  }

  public static void main(String[] arguments) throws Exception {
    try (Engine engine = ChildJvm.provider(arguments[0]).open()) {
      System.out.println(new MemoryGrowth(engine).growth());
    }
  }

  /** The most of those that are noise, or the least of those that are not. */
  private long growth() throws IOException, InterruptedException {
    List<Long> noise = new ArrayList<>();
    List<Long> more = new ArrayList<>();
    try (Network network = engine.newNetwork(plan)) {
      network.setWeights(golden.weights().toArray());
      for (int i = 0; i < WARM_UP; i++) {
        work(network);
      }
      long before = residentKib();
      while (noise.size() < MAJORITY && more.size() < MAJORITY) {
        work(network);
        long after = residentKib();
        long growth = after - before;
        (growth < MemoryRules.NOISE_KIB ? noise : more).add(growth);
        before = after;
      }
    }
    return more.size() < MAJORITY ? Collections.max(noise) : Collections.min(more);
  }

  private void work(Network network) {
    passes(network, 2_000);
    networks(50);
  }

  private void passes(Network network, int count) {
    for (int i = 0; i < count; i++) {
      int rows = 1 + i / 100 % golden.rows();
      Rows some = batch.range(0, rows);
      network.gradient(some.inputs(), rows, logits, some, gradient);
    }
  }

  private void networks(int count) {
    for (int i = 0; i < count; i++) {
      try (Network network = engine.newNetwork(plan)) {
        network.setWeights(golden.weights().toArray());
        network.outputs(batch.inputs(), golden.rows(), logits);
      }
    }
  }

  /** Without the pages of libraries, which come in as their code is first used. */
  private static long residentKib() throws IOException, InterruptedException {
    for (int i = 0; i < 3; i++) {
      // what is collected is given back by another thread
      System.gc();
      Thread.sleep(100);
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("RssAnon:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
