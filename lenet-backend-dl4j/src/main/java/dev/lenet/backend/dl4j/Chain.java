package dev.lenet.backend.dl4j;

import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.api.spi.NetworkPlan.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.nativeblas.NativeOps;

/**
 * A plan for one number of rows: operations on memory that is allocated once. The way back is added
 * when it is first needed.
 */
final class Chain implements AutoCloseable {
  private final NetworkPlan plan;
  private final Memory memory;
  private final Tensor input;
  private final List<Operation> operations = new ArrayList<>();
  private @Nullable WayBack back;

  /**
   * Prepares the way forward.
   *
   * @param weights flat array of all of them
   * @param gradients flat array of theirs
   */
  Chain(NativeOps nativeOps, NetworkPlan plan, Tensor weights, Tensor gradients, int rows) {
    this.plan = plan;
    this.memory = new Memory(nativeOps);
    try {
      this.input = memory.tensor(rows, plan.input());
      Operations translation = new Operations(memory, weights, gradients);
      for (Step step : plan.steps()) {
        operations.add(translation.of(step, output()));
      }
    } catch (Throwable e) {
      memory.close();
      throw e;
    }
  }

  /** Where the inputs are to be put. */
  Tensor input() {
    return input;
  }

  /** What the last operation so far gives. */
  Tensor output() {
    return operations.isEmpty() ? input : operations.get(operations.size() - 1).output();
  }

  /** The way back, which is prepared the first time, or again if that failed halfway. */
  WayBack back() {
    if (back == null) {
      back = newBack();
    }
    return back;
  }

  private WayBack newBack() {
    Tensor errors = memory.tensor(output().shape());
    List<Runnable> all = new ArrayList<>();
    Tensor gradient = errors;
    for (int i = operations.size() - 1; i >= 0 && gradient != null; i--) {
      Operation operation = operations.get(i);
      Tensor inputGradient =
          plan.steps().get(i).needsInputGradient()
              ? memory.tensor(operations.get(i - 1).output().shape())
              : null;
      all.addAll(operation.back().prepare(gradient, inputGradient));
      gradient = inputGradient;
    }
    return new WayBack(errors, all);
  }

  void forward() {
    operations.forEach(operation -> operation.forward().forEach(Runnable::run));
  }

  @Override
  public void close() {
    memory.close();
  }

  /**
   * The way back.
   *
   * @param errors where the gradient with respect to the output is to be put
   * @param steps what to run then, one after the other
   */
  record WayBack(Tensor errors, List<Runnable> steps) {}
}
