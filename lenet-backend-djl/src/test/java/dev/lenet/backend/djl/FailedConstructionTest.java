package dev.lenet.backend.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lenet.api.spec.Specs;
import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.conformance.ChildJvm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A network on PyTorch that cannot be built")
class FailedConstructionTest {
  @Test
  @DisplayName("leaves no array behind")
  void leavesNothing(@TempDir Path folder) throws Exception {
    ChildJvm child = new ChildJvm(folder, "-XX:MaxDirectMemorySize=100k");
    assertEquals(List.of("OutOfMemoryError", "closed"), child.run(TooLarge.class));
  }

  /** Run with less direct memory than the weights need. */
  static final class TooLarge {
    private TooLarge() {}

    public static void main(String[] arguments) {
      new DjlBackendProvider().open();
      Tensors tensors = new Tensors();
      try {
        DjlNetwork.of(NetworkPlan.of(Specs.recipe("lenet5")), tensors);
      } catch (OutOfMemoryError e) {
        System.out.println(e.getClass().getSimpleName());
      }
      try {
        tensors.over(Tensors.allocate(1), 1);
        System.out.println("open");
      } catch (IllegalStateException e) {
        System.out.println("closed");
      }
    }
  }
}
