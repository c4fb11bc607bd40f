package dev.lenet.internal.training;

import dev.lenet.api.BackendInfo;
import dev.lenet.api.spec.Activation;
import dev.lenet.api.spec.Fit;
import dev.lenet.api.spec.Initializer;
import dev.lenet.api.spec.InputSpec;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.Loss;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.OptimizerSpec;
import dev.lenet.api.spec.ScheduleSpec;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.spec.ValueRange;
import dev.lenet.api.spi.Network;
import dev.lenet.internal.batch.Batch;
import dev.lenet.internal.lookup.EngineBackend;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A backend of one dense layer over 2x2 images, for tests of what the base classes do around it.
 */
final class SoftmaxRegression extends EngineBackend {
  static final int INPUTS = 4;
  static final int CLASSES = 3;

  /** Networks made and not closed. */
  final AtomicInteger open = new AtomicInteger();

  SoftmaxRegression() {
    super(new BackendInfo("softmax", "plain Java", "0", "cpu", "none"), Map.of());
  }

  static NetworkSpec spec(TrainingSpec training) {
    return new NetworkSpec(
        "regression",
        new InputSpec(1, 2, 2, Fit.PAD, new ValueRange(0, 1)),
        Initializer.GLOROT_UNIFORM,
        List.of(new LayerSpec.Dense("output", CLASSES, Activation.SOFTMAX)),
        training);
  }

  static TrainingSpec training(
      double learningRate, int batchSize, int epochs, int validation, @Nullable Integer patience) {
    return new TrainingSpec(
        new OptimizerSpec.Sgd(learningRate, 0, 0),
        new ScheduleSpec.Constant(),
        Loss.CROSS_ENTROPY,
        batchSize,
        epochs,
        7,
        validation,
        patience,
        null);
  }

  @Override
  public Network newNetwork(NetworkSpec spec) {
    open.incrementAndGet();
    return new Layer();
  }

  private final class Layer implements Network {
    private float[] weights = new float[0];

    @Override
    public void setWeights(float[] newWeights) {
      weights = newWeights.clone();
    }

    @Override
    public void gradient(Batch batch, float[] logits, float[] gradient) {
      logits(batch.inputs(), batch.rows(), logits);
      Arrays.fill(gradient, 0);
      for (int row = 0; row < batch.rows(); row++) {
        double sum = 0;
        for (int c = 0; c < CLASSES; c++) {
          sum += Math.exp(logits[row * CLASSES + c]);
        }
        for (int c = 0; c < CLASSES; c++) {
          double error =
              Math.exp(logits[row * CLASSES + c]) / sum - (c == batch.label(row) ? 1 : 0);
          float share = (float) (error / batch.rows());
          for (int i = 0; i < INPUTS; i++) {
            gradient[c * INPUTS + i] += share * batch.inputs().get(row * INPUTS + i);
          }
          gradient[CLASSES * INPUTS + c] += share;
        }
      }
    }

    @Override
    public void logits(FloatBuffer inputs, int rows, float[] logits) {
      for (int row = 0; row < rows; row++) {
        for (int c = 0; c < CLASSES; c++) {
          float sum = weights[CLASSES * INPUTS + c];
          for (int i = 0; i < INPUTS; i++) {
            sum += weights[c * INPUTS + i] * inputs.get(row * INPUTS + i);
          }
          logits[row * CLASSES + c] = sum;
        }
      }
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }
}
