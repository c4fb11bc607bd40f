package dev.lenet.backend.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.pytorch.jni.JniUtils;
import dev.lenet.api.spi.Engine;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.conformance.ChildJvm;
import dev.lenet.conformance.GoldenNetwork;
import dev.lenet.conformance.Rows;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A process that uses PyTorch beside the DJL backend")
class PoliteGuestTest {
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  private Path folder;

  /** With a number of threads that nobody has by default. */
  private ChildJvm child;

  @BeforeEach
  void makeChild() {
    child = new ChildJvm(folder, "-Dai.djl.pytorch.num_threads=3");
  }

  @Test
  @DisplayName("keeps its thread counts, on its own threads and on new ones")
  void keepsThreadCounts() throws Exception {
    assertEquals(List.of("3", "3", "3", "3"), child.run(Guest.class).subList(0, 4));
  }

  @Test
  @DisplayName("finds no system property changed but JNA's own and the one that keeps DJL offline")
  void keepsProperties() throws Exception {
    assertEquals("[ai.djl.offline]", child.run(Guest.class).get(4));
  }

  @Test
  @DisplayName("gets the same gradient to the bit, whatever its thread counts are")
  void givesTheSameBytes() throws Exception {
    List<String> three = child.run(Guest.class);
    List<String> one = new ChildJvm(folder, "-Dai.djl.pytorch.num_threads=1").run(Guest.class);
    assertEquals("1", one.get(0));
    assertEquals(one.get(5), three.get(5));
  }

  @Test
  @DisplayName("has its own setting of DJL's property respected")
  void respectsProperty() throws Exception {
    ChildJvm own = new ChildJvm(folder, "-Dai.djl.offline=false", "-DOPT_OUT_TRACKING=true");
    assertEquals("[]", own.run(Guest.class).get(4));
  }

  @Test
  @DisplayName("keeps its thread counts, and is told what to set, where JNA cannot be loaded")
  void computesWithoutJna() throws Exception {
    ChildJvm withoutJna =
        new ChildJvm(
            folder,
            "-Dai.djl.pytorch.num_threads=3",
            "-Djna.nosys=true",
            "-Djna.noclasspath=true",
            "-Dorg.slf4j.simpleLogger.logFile=System.out");
    List<String> printed = withoutJna.run(Guest.class);
    assertEquals(
        1,
        printed.stream()
            .filter(line -> line.contains("-Dai.djl.pytorch.num_threads=1 makes it faster"))
            .count(),
        printed::toString);
    assertEquals(4, printed.stream().filter("3"::equals).count(), printed::toString);
  }

  /**
   * Prints thread counts before and after a gradient, the properties that are new or changed, and
   * the gradient's hash.
   */
  static final class Guest {
    private Guest() {}

    public static void main(String[] arguments) throws Exception {
      Properties before = (Properties) System.getProperties().clone();
      Engine engine = new DjlBackendProvider().open();
      System.out.println(JniUtils.getNumThreads());
      GoldenNetwork golden = GoldenNetwork.load("lenet5");
      float[] gradient = new float[golden.spec().parameterCount()];
      try (Network network = engine.newNetwork(NetworkPlan.of(golden.spec()))) {
        network.setWeights(golden.weights().toArray());
        float[] logits = new float[golden.rows() * golden.spec().classes()];
        Rows batch = golden.batch();
        network.gradient(batch.inputs(), batch.count(), logits, batch, gradient);
        System.out.println(JniUtils.getNumThreads());
      }
      engine.close();
      System.out.println(JniUtils.getNumThreads());
      AtomicInteger fresh = new AtomicInteger();
      Thread thread = new Thread(() -> fresh.set(JniUtils.getNumThreads()));
      thread.start();
      thread.join();
      System.out.println(fresh.get());
      TreeSet<String> changed = new TreeSet<>(System.getProperties().stringPropertyNames());
      changed.removeIf(name -> System.getProperty(name).equals(before.getProperty(name)));
      changed.removeIf(name -> name.matches("jna\\..*|jnidispatch\\..*"));
      System.out.println(changed);
      System.out.println(Arrays.hashCode(gradient));
    }
  }
}
