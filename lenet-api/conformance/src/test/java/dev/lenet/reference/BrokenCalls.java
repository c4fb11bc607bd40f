package dev.lenet.reference;

import dev.lenet.api.batch.Batch;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spi.Network;
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

/** Backends whose networks remember from call to call what they should not, or do not repeat. */
final class BrokenCalls {
  private BrokenCalls() {}

  static List<Broken> all() {
    return List.of(
        BrokenNumbers.network(
                "gives the gradient of the sum over the rows",
                GradientOfTheSum::new,
                "B13",
                "B14",
                "B16")
            .andPerhaps("B31"),
        BrokenNumbers.network(
                "averages over the most rows it has seen", WrongRowCount::new, "B14", "B16")
            .andPerhaps("B31"),
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
            "B26",
            "B29",
            "B33"),
        BrokenNumbers.network(
            "gives gradients with noise", NoisyGradient::new, "B15", "B30", "B34", "B37"),
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
                "B25")
            .andPerhaps("B23", "B28", "B35"),
        sharing(
                "has one set of weights for all networks",
                () -> new Sharing(SharedWeights::new),
                "B21",
                "B26")
            .andPerhaps("B37"));
  }

  private static Broken sharing(String defect, Supplier<WrongBackend> backend, String... rules) {
    return Broken.that(defect, () -> WrongProvider.of(backend::get), rules);
  }

  private static final class GradientOfTheSum extends WrongNetwork {
    GradientOfTheSum(NetworkSpec spec, Network right) {
      super(right);
    }

    @Override
    public void gradient(Batch batch, float[] logits, float[] gradient) {
      super.gradient(batch, logits, gradient);
      multiply(gradient, batch.rows());
    }
  }

  private static void multiply(float[] values, float factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  private static final class WrongRowCount extends WrongNetwork {
    private int mostRows;

    WrongRowCount(NetworkSpec spec, Network right) {
      super(right);
    }

    @Override
    public void gradient(Batch batch, float[] logits, float[] gradient) {
      mostRows = Math.max(mostRows, batch.rows());
      super.gradient(batch, logits, gradient);
      multiply(gradient, (float) batch.rows() / mostRows);
    }
  }

  private static final class AddedUp extends WrongNetwork {
    private final float[] sum;

    AddedUp(NetworkSpec spec, Network right) {
      super(right);
      this.sum = new float[spec.parameterCount()];
    }

    @Override
    public void gradient(Batch batch, float[] logits, float[] gradient) {
      super.gradient(batch, logits, gradient);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += gradient[i];
        gradient[i] = sum[i];
      }
    }
  }

  /** What wrapping a lent buffer comes to, where a copy is due. */
  private static final class KeptBatch extends WrongNetwork {
    private final Map<Integer, Batch> kept = new HashMap<>();

    KeptBatch(NetworkSpec spec, Network right) {
      super(right);
    }

    @Override
    public void gradient(Batch batch, float[] logits, float[] gradient) {
      super.gradient(
          kept.computeIfAbsent(batch.rows(), rows -> batch.rows(0, rows)), logits, gradient);
    }
  }

  private static final class KeptWeights extends WrongNetwork {
    private float[] kept = new float[0];

    KeptWeights(NetworkSpec spec, Network right) {
      super(right);
    }

    @Override
    public void setWeights(float[] weights) {
      kept = weights;
    }

    @Override
    public void gradient(Batch batch, float[] logits, float[] gradient) {
      super.setWeights(kept);
      super.gradient(batch, logits, gradient);
    }

    @Override
    public void logits(FloatBuffer inputs, int rows, float[] logits) {
      super.setWeights(kept);
      super.logits(inputs, rows, logits);
    }
  }

  private static final class OnlyFirstWeights extends WrongNetwork {
    private boolean has;

    OnlyFirstWeights(NetworkSpec spec, Network right) {
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
    NoisyGradient(NetworkSpec spec, Network right) {
      super(right);
    }

    @Override
    public void gradient(Batch batch, float[] logits, float[] gradient) {
      super.gradient(batch, logits, gradient);
      addNoise(gradient);
    }
  }

  private static final class NoisyLogits extends WrongNetwork {
    NoisyLogits(NetworkSpec spec, Network right) {
      super(right);
    }

    @Override
    public void logits(FloatBuffer inputs, int rows, float[] logits) {
      super.logits(inputs, rows, logits);
      addNoise(logits);
    }
  }

  private static final class StaleRow extends WrongNetwork {
    private final int classes;
    private int mostRows;
    private float @Nullable [] lastRow;

    StaleRow(NetworkSpec spec, Network right) {
      super(right);
      this.classes = spec.classes();
    }

    @Override
    public void logits(FloatBuffer inputs, int rows, float[] logits) {
      super.logits(inputs, rows, logits);
      int last = (rows - 1) * classes;
      if (lastRow == null || rows >= mostRows) {
        mostRows = rows;
        lastRow = Arrays.copyOfRange(logits, last, last + classes);
      } else {
        System.arraycopy(lastRow, 0, logits, last, classes);
      }
    }
  }

  /** A backend whose networks know each other. */
  private static final class Sharing extends WrongBackend {
    private final Member member;
    private final Shared shared = new Shared();

    Sharing(Member member) {
      this.member = member;
    }

    @Override
    Network wrong(NetworkSpec spec, Network right) {
      return member.of(shared, right);
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

  /** Whoever predicts while another does finds the buffer overwritten. */
  private static final class SharedBuffer extends WrongNetwork {
    private final Shared shared;

    SharedBuffer(Shared shared, Network right) {
      super(right);
      this.shared = shared;
    }

    @Override
    public void logits(FloatBuffer inputs, int rows, float[] logits) {
      int before = shared.predicting.incrementAndGet();
      LockSupport.parkNanos(100_000);
      super.logits(inputs, rows, logits);
      if (before > 1 || shared.predicting.get() > 1) {
        logits[0] += 1;
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
    public void gradient(Batch batch, float[] logits, float[] gradient) {
      super.setWeights(shared.weights);
      super.gradient(batch, logits, gradient);
    }

    @Override
    public void logits(FloatBuffer inputs, int rows, float[] logits) {
      super.setWeights(shared.weights);
      super.logits(inputs, rows, logits);
    }
  }
}
