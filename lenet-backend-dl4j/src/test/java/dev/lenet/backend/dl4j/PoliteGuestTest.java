package dev.lenet.backend.dl4j;

import static org.bytedeco.openblas.global.openblas_nolapack.blas_get_num_threads;
import static org.bytedeco.openblas.global.openblas_nolapack.blas_set_num_threads;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.spi.Engine;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.conformance.ChildJvm;
import dev.lenet.conformance.GoldenNetwork;
import dev.lenet.conformance.Rows;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

@DisplayName("A process that uses ND4J beside the Deeplearning4j backend")
class PoliteGuestTest {
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  private Path folder;

  @Test
  @DisplayName("keeps its thread counts, on its own threads and on new ones")
  void keepsThreadCounts() throws Exception {
    List<String> printed = run(3);
    assertTrue(printed.get(0).startsWith("[3, 3, "), printed.get(0));
    assertEquals(printed.get(0), printed.get(1), "before and after");
    assertEquals(printed.get(2), printed.get(3), "on a new thread before and after");
  }

  @Test
  @DisplayName("gets the same gradient to the bit with oneDNN, whatever its thread counts are")
  void givesTheSameBytes() throws Exception {
    assertEquals(run(1).get(4), run(3).get(4));
  }

  private List<String> run(int threads) throws Exception {
    return new ChildJvm(folder).run(Guest.class, String.valueOf(threads));
  }

  /** Sets ND4J's thread counts, and prints them before and after the backend computes. */
  static final class Guest {
    private Guest() {}

    public static void main(String[] arguments) throws Exception {
      int threads = Integer.parseInt(arguments[0]);
      NativeBinary.choose(); // ND4J loads one binary: the host's is the one that the backend takes
      Nd4j.getEnvironment().setMaxThreads(threads);
      Nd4j.getEnvironment().setMaxMasterThreads(threads);
      blas_set_num_threads(threads);
      NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
      System.out.println(Arrays.toString(counts()));
      int[] fresh = onNewThread();
      int hash = gradient();
      System.out.println(Arrays.toString(counts()));
      System.out.println(Arrays.toString(fresh));
      System.out.println(Arrays.toString(onNewThread()));
      System.out.println(hash);
    }

    private static int gradient() throws Exception {
      try (Engine engine = new Dl4jBackendProvider().open()) {
        GoldenNetwork golden = GoldenNetwork.load("lenet5");
        float[] gradient = new float[golden.spec().parameterCount()];
        try (Network network = engine.newNetwork(NetworkPlan.of(golden.spec()))) {
          network.setWeights(golden.weights().toArray());
          float[] logits = new float[golden.rows() * golden.spec().classes()];
          Rows batch = golden.batch();
          network.gradient(batch.inputs(), batch.count(), logits, batch, gradient);
        }
        return Arrays.hashCode(gradient);
      }
    }

    private static int[] counts() {
      NativeOps nativeOps = NativeOpsHolder.getInstance().getDeviceNativeOps();
      return new int[] {
        nativeOps.ompGetMaxThreads(),
        blas_get_num_threads(),
        Nd4j.getEnvironment().maxThreads(),
        Nd4j.getEnvironment().maxMasterThreads()
      };
    }

    private static int[] onNewThread() throws InterruptedException {
      int[][] found = new int[1][];
      Thread thread = new Thread(() -> found[0] = counts());
      thread.start();
      thread.join();
      return found[0];
    }
  }
}
