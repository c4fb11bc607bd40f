package dev.lenet.conformance;

import static dev.lenet.conformance.Close.probabilities;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.lenet.api.Image;
import dev.lenet.api.Model;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that have a model predict the same images at once, one image at a time. */
record Callers(Model model, List<Image> images, int threads) {
  /** The probabilities that one thread gets. */
  float[] alone() {
    return probabilities(images.stream().map(model::predict).toList());
  }

  /**
   * Fails unless every thread gets the expected probabilities in every round, bit for bit.
   *
   * @param began is counted down by each thread after its first round, also if that fails
   */
  void assertEachGets(float[] expected, int rounds, CountDownLatch began, String what)
      throws InterruptedException, ExecutionException {
    CyclicBarrier start = new CyclicBarrier(threads);
    Callable<float[]> caller =
        () -> {
          start.await();
          float[] answer = expected;
          for (int round = 0; round < rounds && Arrays.equals(expected, answer); round++) {
            try {
              answer = alone();
            } finally {
              began.countDown();
            }
          }
          return answer;
        };
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (Future<float[]> answer : pool.invokeAll(Collections.nCopies(threads, caller))) {
        assertArrayEquals(expected, answer.get(), what);
      }
    } finally {
      pool.shutdown();
    }
  }
}
