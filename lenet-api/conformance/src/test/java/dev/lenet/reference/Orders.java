package dev.lenet.reference;

import dev.lenet.api.spec.Shape;
import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.api.spi.NetworkPlan.Operation;
import dev.lenet.api.spi.NetworkPlan.Step;
import java.util.stream.IntStream;

/** Wrong orders of the flat array: where the network looks for each of its weights. */
final class Orders {
  private Orders() {}

  /** Kernels from their last value to their first, as in a convolution proper. */
  static int[] turned(NetworkPlan plan) {
    return ordered(
        plan,
        Operation.CONVOLUTION,
        (step, n) -> {
          int area = step.kernel().height() * step.kernel().width();
          return n - n % area + area - 1 - n % area;
        });
  }

  /** The weights of products column by column. */
  static int[] transposed(NetworkPlan plan) {
    return ordered(
        plan,
        Operation.PRODUCT,
        (step, n) -> {
          int inputs = step.input().size();
          return n % inputs * step.output().size() + n / inputs;
        });
  }

  /** Inputs of products row by row, column by column, channel by channel. */
  static int[] channelsLast(NetworkPlan plan) {
    return ordered(
        plan,
        Operation.PRODUCT,
        (step, n) -> {
          Shape in = step.input();
          int area = in.height() * in.width();
          int i = n % in.size();
          return n - i + i % area * in.channels() + i / area;
        });
  }

  private static int[] ordered(NetworkPlan plan, Operation operation, Place place) {
    int[] order = IntStream.range(0, plan.weightCount()).toArray();
    for (Step step : plan.steps()) {
      if (step.operation() == operation) {
        for (int n = step.weightOffset(); n < step.biasOffset(); n++) {
          order[n] = step.weightOffset() + place.of(step, n - step.weightOffset());
        }
      }
    }
    return order;
  }

  /** Where the n-th weight of a step is looked for, counted from its first. */
  private interface Place {
    int of(Step step, int n);
  }
}
