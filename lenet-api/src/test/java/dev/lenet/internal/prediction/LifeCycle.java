package dev.lenet.internal.prediction;

import java.util.Arrays;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.jetbrains.lincheck.datastructures.Validate;

/**
 * What Lincheck does to a model, from several threads in any order. Weights are all equal to a
 * number, so a prediction can tell which ones it was made with. A training is two operations, its
 * begin and its end, so that others come in between.
 */
@Param(name = "weights", gen = IntGen.class, conf = "1:3")
@Param(name = "thread", gen = ThreadIdGen.class)
public abstract class LifeCycle {
  private static final int MOST_THREADS = 8;

  /** Whether the training that a thread has begun goes on; each thread knows of its own only. */
  private final boolean[] training = new boolean[MOST_THREADS];

  /** The logits of one prediction: the first weight, the last one, and 0. */
  abstract float[] predicted();

  abstract void set(float weights);

  abstract void begin();

  abstract void end(float weights);

  abstract void closeModel();

  /**
   * Throws if a network was closed twice, or used after that, or was left open by a closed model.
   */
  abstract void requireTidy();

  /** The number of the weights that the answer comes from, or why there is none. */
  @Operation
  public String predict() {
    try {
      float[] logits = predicted();
      return logits[0] == logits[1] ? "with " + (int) logits[0] : Arrays.toString(logits);
    } catch (IllegalStateException e) {
      return reason(e);
    }
  }

  /** Sets weights. */
  @Operation(params = "weights")
  public String setWeights(int weights) {
    return attempt(() -> set(weights));
  }

  /** Begins a training. */
  @Operation(params = "thread")
  public String beginTraining(int thread) {
    return attempt(
        () -> {
          begin();
          training[thread] = true;
        });
  }

  /** Ends the training of this thread, if it has begun one. */
  @Operation(params = {"thread", "weights"})
  public String endTraining(int thread, int weights) {
    if (!training[thread]) {
      return "not begun";
    }
    training[thread] = false;
    return attempt(() -> end(weights));
  }

  /** Closes the model. */
  @Operation
  public String close() {
    return attempt(this::closeModel);
  }

  /** Nothing native is left behind, or freed twice. */
  @Validate
  public void isTidy() {
    requireTidy();
  }

  private static String attempt(Runnable operation) {
    try {
      operation.run();
      return "done";
    } catch (IllegalStateException e) {
      return reason(e);
    }
  }

  private static String reason(IllegalStateException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("is closed")
        ? "closed"
        : message.contains("being trained") ? "trained" : message;
  }
}
