package dev.lenet.backend.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.spi.Engine;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.api.weights.Weights;
import dev.lenet.conformance.ChildJvm;
import dev.lenet.fault.ScarceMemory;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Where memory for PyTorch is scarce, a model")
class ScarceMemoryTest {
  @Test
  @DisplayName("that cannot be made, or cannot predict or train, loses nothing and goes on")
  void goesOn(@TempDir Path folder) throws Exception {
    ChildJvm child =
        new ChildJvm(
            folder, "-XX:MaxDirectMemorySize=" + Direct.MOST, "-Xmx64m", "-XX:+UseSerialGC");
    List<String> said = child.run(Direct.class);
    assertEquals(1, said.size(), said::toString);
    assertTrue(said.get(0).matches(ScarceMemory.EACH_FAILED), said::toString);
  }

  /** Run with little direct memory, which holds weights and inputs. */
  static final class Direct implements ScarceMemory.Supply {
    static final int MOST = 16 << 20;

    /** A failure takes half a second, in which Java waits for the collector. */
    private static final int STEP = 48 << 10;

    private final BufferPoolMXBean pool =
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(candidate -> candidate.getName().equals("direct"))
            .findFirst()
            .orElseThrow();

    public static void main(String[] arguments) {
      try (Backend backend = Backends.open(new DjlBackendProvider())) {
        System.out.println(new ScarceMemory(backend, new Direct(), STEP).strike());
      }
    }

    /** Without what the collector can release. */
    @Override
    public long used() {
      long before = Long.MAX_VALUE;
      long used = pool.getTotalCapacity();
      while (used < before) {
        before = used;
        for (int i = 0; i < 3; i++) {
          System.gc();
          pause();
        }
        used = pool.getTotalCapacity();
      }
      return used;
    }

    /** Buffers are released by a thread of their own after a collection. */
    private static void pause() {
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public ScarceMemory.Taken leave(long room) {
      ByteBuffer taken = ByteBuffer.allocateDirect((int) (MOST - used() - room));
      return taken::clear; // any use keeps it from being collected before
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  @DisplayName(
      "that PyTorch itself has no memory for says so, and computes smaller batches as before")
  void isRefusedByTheSystem(@TempDir Path folder) throws Exception {
    ChildJvm child = new ChildJvm(folder, "-Xmx256m", "-XX:MaxDirectMemorySize=200m");
    assertEquals(
        List.of("outputs: refused", "gradient: refused", "same: true"), child.run(Limited.class));
  }

  /** Run with a limit on what the process may map, which is set when all is loaded. */
  static final class Limited {
    /** Enough for the inputs, not for what the first layer makes of them: 188 MB. */
    private static final long ROOM = 120 << 20;

    private static final int ROWS = 10_000;

    private Limited() {}

    public static void main(String[] arguments) throws Exception {
      NetworkSpec spec = Specs.recipe("lenet5");
      try (Engine engine = new DjlBackendProvider().open();
          Network network = engine.newNetwork(NetworkPlan.of(spec))) {
        network.setWeights(Weights.initial(spec).toArray());
        FloatBuffer inputs = FloatBuffer.allocate(ROWS * spec.input().shape().size());
        float[] outputs = new float[ROWS * spec.classes()];
        float[] gradient = new float[spec.parameterCount()];
        network.outputs(inputs, 2, outputs);
        float[] before = outputs.clone();
        limit();
        attempt("outputs", () -> network.outputs(inputs, ROWS, outputs));
        attempt(
            "gradient",
            () -> network.gradient(inputs, ROWS, outputs, logits -> logits.clone(), gradient));
        network.outputs(inputs, 2, outputs);
        System.out.println("same: " + Arrays.equals(before, outputs));
      }
    }

    private static void attempt(String call, Runnable work) {
      try {
        work.run();
        System.out.println(call + ": computed");
      } catch (RuntimeException e) {
        boolean isOfMemory = String.valueOf(e.getMessage()).contains("can't allocate memory");
        System.out.println(call + ": " + (isOfMemory ? "refused" : e));
      }
    }

    private static void limit() throws IOException, InterruptedException {
      String size =
          Files.readAllLines(Path.of("/proc/self/status")).stream()
              .filter(line -> line.startsWith("VmSize:"))
              .findFirst()
              .orElseThrow();
      long most = Long.parseLong(size.replaceAll("\\D", "")) * 1024 + ROOM;
      String pid = Long.toString(ProcessHandle.current().pid());
      Process prlimit = new ProcessBuilder("prlimit", "--pid", pid, "--as=" + most).start();
      if (prlimit.waitFor() != 0) {
        throw new IOException("prlimit ended with " + prlimit.exitValue());
      }
    }
  }
}
