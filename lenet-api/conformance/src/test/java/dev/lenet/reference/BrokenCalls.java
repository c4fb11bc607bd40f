package dev.lenet.reference;

import dev.lenet.api.spi.Engine;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Engines whose networks remember from call to call what they should not, or do not repeat. */
final class BrokenCalls {
  private BrokenCalls() {}

  static List<Broken> all() {
    return List.of(
        BrokenNumbers.network(
                "gives the mean of the gradients of the rows",
                MeanGradient::new,
                "B13",
                "B14",
                "B16")
            .andPerhaps("B31"),
        BrokenNumbers.network(
                "scales gradients by the most rows it has seen", WrongRowCount::new, "B14", "B16")
            .andPerhaps("B31"),
        BrokenNumbers.network("asks for the loss twice", AskingTwice::new, "B13"),
        BrokenNumbers.network(
                "takes more from a loss than there are outputs",
                TooManyErrors::new,
                "B13",
                "B14",
                "B16")
            .andPerhaps("B31"),
        BrokenNumbers.network(
            "reads inputs from the beginning of the buffer", FromBeginning::new, "B14", "B16"),
        BrokenNumbers.network(
            "leaves the buffer's position behind what it has read", MovedPosition::new, "B15"),
        BrokenNumbers.network(
                "adds up gradients from call to call", AddedUp::new, "B13", "B14", "B15", "B16")
            .andPerhaps("B31"),
        BrokenNumbers.network(
                "keeps the first batch of a size that it is lent", KeptBatch::new, "B15", "B16")
            .andPerhaps("B30", "B31", "B34", "B35", "B37"),
        BrokenNumbers.network(
            "keeps the array of weights that it is lent", KeptWeights::new, "B15"),
        BrokenNumbers.network(
                "takes weights only once",
                OnlyFirstWeights::new,
                "B12",
                "B16",
                "B21",
                "B22",
                "B26",
                "B29",
                "B33")
            .andPerhaps("B28"),
        BrokenNumbers.network(
                "gives gradients with noise", NoisyGradient::new, "B15", "B30", "B34", "B37")
            .andPerhaps("B31"),
        BrokenNumbers.network(
            "gives logits with noise", NoisyLogits::new, "B21", "B22", "B25", "B26", "B28"),
        BrokenNumbers.network(
            "gives the last row of the largest batch for that of a smaller",
            StaleRow::new,
            "B12",
            "B23"),
        sharing(
                "computes in one buffer for all networks",
                () -> new Sharing(SharedBuffer::new),
                ifModelsHaveSeveralNetworks("B25"))
            .andPerhaps("B23", "B28", "B35"),
        sharing(
                "has one set of weights for all networks",
                () -> new Sharing(SharedWeights::new),
                "B21",
                "B26")
            .andPerhaps("B37"));
  }

  private static Broken sharing(String defect, Supplier<Engine> engine, String... rules) {
    return Broken.engine(defect, engine, rules);
  }

  /** Nobody can tell what the networks of a model share if it has one, for the one processor. */
  private static String[] ifModelsHaveSeveralNetworks(String... rules) {
    return Runtime.getRuntime().availableProcessors() > 1 ? rules : new String[0];
  }

  private static final class MeanGradient extends WrongNetwork {
    MeanGradient(NetworkPlan plan, Network right) {
      super(right);
    }

    @Override
    public void gradient(
        FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
      super.gradient(inputs, rows, outputs, loss, gradient);
      multiply(gradient, 1f / rows);
    }
  }

  private static final class AskingTwice extends WrongNetwork {
    AskingTwice(NetworkPlan plan, Network right) {
      super(right);
    }

    @Override
    public void gradient(
        FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
      super.gradient(inputs, rows, outputs, loss, gradient);
      loss.gradient(outputs);
    }
  }

  /** What is behind the values that count is left from other calls, or nothing at all. */
  private static final class TooManyErrors extends WrongNetwork {
    private final int outputSize;

    TooManyErrors(NetworkPlan plan, Network right) {
      super(right);
      this.outputSize = plan.output().size();
    }

    @Override
    public void gradient(
        FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
      Loss whole =
          logits -> {
            float[] errors = loss.gradient(logits).clone();
            for (int i = rows * outputSize; i < errors.length; i++) {
              errors[0] += errors[i];
            }
            return errors;
          };
      super.gradient(inputs, rows, outputs, whole, gradient);
    }
  }

  private static final class FromBeginning extends WrongNetwork {
    FromBeginning(NetworkPlan plan, Network right) {
      super(right);
    }

    @Override
    public void gradient(
        FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
      super.gradient(inputs.duplicate().position(0), rows, outputs, loss, gradient);
    }
  }

  private static final class MovedPosition extends WrongNetwork {
    private final int inputSize;

    MovedPosition(NetworkPlan plan, Network right) {
      super(right);
      this.inputSize = plan.input().size();
    }

    @Override
    public void gradient(
        FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
      super.gradient(inputs, rows, outputs, loss, gradient);
      inputs.position(inputs.position() + rows * inputSize);
    }
  }

  private static void multiply(float[] values, float factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  private static final class WrongRowCount extends WrongNetwork {
    private int mostRows;

    WrongRowCount(NetworkPlan plan, Network right) {
      super(right);
    }

    @Override
    public void gradient(
        FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
      mostRows = Math.max(mostRows, rows);
      super.gradient(inputs, rows, outputs, loss, gradient);
      multiply(gradient, (float) rows / mostRows);
    }
  }

  private static final class AddedUp extends WrongNetwork {
    private final float[] sum;

    AddedUp(NetworkPlan plan, Network right) {
      super(right);
      this.sum = new float[plan.weightCount()];
    }

    @Override
    public void gradient(
        FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
      super.gradient(inputs, rows, outputs, loss, gradient);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += gradient[i];
        gradient[i] = sum[i];
      }
    }
  }

  /** What wrapping a lent buffer comes to, where a copy is due. */
  private static final class KeptBatch extends WrongNetwork {
    private final Map<Integer, FloatBuffer> kept = new HashMap<>();

    KeptBatch(NetworkPlan plan, Network right) {
      super(right);
    }

    @Override
    public void gradient(
        FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
      super.gradient(
          kept.computeIfAbsent(rows, any -> inputs.duplicate()), rows, outputs, loss, gradient);
    }
  }

  private static final class KeptWeights extends WrongNetwork {
    private float[] kept = new float[0];

    KeptWeights(NetworkPlan plan, Network right) {
      super(right);
    }

    @Override
    public void setWeights(float[] weights) {
      kept = weights;
    }

    @Override
    public void gradient(
        FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
      super.setWeights(kept);
      super.gradient(inputs, rows, outputs, loss, gradient);
    }

    @Override
    public void outputs(FloatBuffer inputs, int rows, float[] outputs) {
      super.setWeights(kept);
      super.outputs(inputs, rows, outputs);
    }
  }

  private static final class OnlyFirstWeights extends WrongNetwork {
    private boolean has;

    OnlyFirstWeights(NetworkPlan plan, Network right) {
      super(right);
    }

    @Override
    public void setWeights(float[] weights) {
      if (!has) {
        super.setWeights(weights);
        has = true;
      }
    }
  }

  private static void addNoise(float[] values) {
    RandomGenerator random = RandomGenerator.getDefault();
    for (int i = 0; i < values.length; i++) {
      values[i] *= 1 + 1e-6f * random.nextFloat();
    }
  }

  private static final class NoisyGradient extends WrongNetwork {
    NoisyGradient(NetworkPlan plan, Network right) {
      super(right);
    }

    @Override
    public void gradient(
        FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
      super.gradient(inputs, rows, outputs, loss, gradient);
      addNoise(gradient);
    }
  }

  private static final class NoisyLogits extends WrongNetwork {
    NoisyLogits(NetworkPlan plan, Network right) {
      super(right);
    }

    @Override
    public void outputs(FloatBuffer inputs, int rows, float[] outputs) {
      super.outputs(inputs, rows, outputs);
      addNoise(outputs);
    }
  }

  private static final class StaleRow extends WrongNetwork {
    private final int classes;
    private int mostRows;
    private float @Nullable [] lastRow;

    StaleRow(NetworkPlan plan, Network right) {
      super(right);
      this.classes = plan.output().size();
    }

    @Override
    public void outputs(FloatBuffer inputs, int rows, float[] outputs) {
      super.outputs(inputs, rows, outputs);
      int last = (rows - 1) * classes;
      if (lastRow == null || rows >= mostRows) {
        mostRows = rows;
        lastRow = Arrays.copyOfRange(outputs, last, last + classes);
      } else {
        System.arraycopy(lastRow, 0, outputs, last, classes);
      }
    }
  }

  /** An engine whose networks know each other. */
  private static final class Sharing extends RightEngine {
    private final Member member;
    private final Shared shared = new Shared();

    Sharing(Member member) {
      this.member = member;
    }

    @Override
    public Network newNetwork(NetworkPlan plan) {
      return member.of(shared, super.newNetwork(plan));
    }
  }

  /** A network that shares something with the others. */
  private interface Member {
    Network of(Shared shared, Network right);
  }

  /** What should be each network's own. */
  private static final class Shared {
    private final AtomicInteger predicting = new AtomicInteger();
    private volatile float[] weights = new float[0];
  }

  /** Two threads that predict at once overwrite each other's buffer. */
  private static final class SharedBuffer extends WrongNetwork {
    private final Shared shared;

    SharedBuffer(Shared shared, Network right) {
      super(right);
      this.shared = shared;
    }

    @Override
    public void outputs(FloatBuffer inputs, int rows, float[] outputs) {
      int before = shared.predicting.incrementAndGet();
      LockSupport.parkNanos(100_000);
      super.outputs(inputs, rows, outputs);
      if (before > 1 || shared.predicting.get() > 1) {
        outputs[0] += 1;
      }
      shared.predicting.decrementAndGet();
    }
  }

  private static final class SharedWeights extends WrongNetwork {
    private final Shared shared;

    SharedWeights(Shared shared, Network right) {
      super(right);
      this.shared = shared;
    }

    @Override
    public void setWeights(float[] weights) {
      shared.weights = weights.clone();
    }

    @Override
    public void gradient(
        FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
      super.setWeights(shared.weights);
      super.gradient(inputs, rows, outputs, loss, gradient);
    }

    @Override
    public void outputs(FloatBuffer inputs, int rows, float[] outputs) {
      super.setWeights(shared.weights);
      super.outputs(inputs, rows, outputs);
    }
  }
}
