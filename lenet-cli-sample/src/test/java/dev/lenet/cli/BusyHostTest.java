package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Datasets;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

@DisplayName("A host that computes with ND4J and PyTorch in the same process")
class BusyHostTest {
  private static final int SIZE = 64;

  @Test
  @DisplayName("keeps its thread counts and its results while both backends train")
  void keepsCountsAndResults() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray ones = manager.ones(new Shape(SIZE, SIZE));
      INDArray others = Nd4j.ones(SIZE, SIZE);
      int[] before = threadCounts();
      try (Backend djl = Backends.open("djl");
          Backend dl4j = Backends.open("dl4j")) {
        assertArrayEquals(before, threadCounts());
        train(djl);
        train(dl4j);
      }
      assertArrayEquals(before, threadCounts());
      assertEquals(SIZE, ones.matMul(ones).getFloat(0, 0));
      assertEquals(SIZE, others.mmul(others).getFloat(0, 0));
      assertArrayEquals(before, threadCounts());
    }
  }

  private static int[] threadCounts() {
    return new int[] {
      JniUtils.getNumThreads(),
      NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads(),
      Nd4j.getEnvironment().maxThreads(),
      Nd4j.getEnvironment().maxMasterThreads()
    };
  }

  private static void train(Backend backend) {
    NetworkSpec lenet5 = Specs.recipe("lenet5");
    NetworkSpec spec =
        lenet5.withTraining(lenet5.training().toBuilder().epochs(1).validation(0).build());
    try (Model model = backend.newModel(spec)) {
      backend
          .newTrainer(spec.training())
          .train(
              model,
              Datasets.load("mnist").train().range(0, 640),
              TrainingOptions.builder().threads(2).build());
    }
  }
}
