package dev.lenet.internal.training;

import dev.lenet.api.Backend;
import dev.lenet.api.spec.Activation;
import dev.lenet.api.spec.InputSpec;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.OptimizerSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.internal.engine.TestEngine;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An engine of one dense layer over 2x2 images, for tests of what the library does around it. */
final class SoftmaxRegression extends TestEngine {
  static final int INPUTS = 4;
  static final int CLASSES = 3;

  /** Networks made and not closed. */
  final AtomicInteger open = new AtomicInteger();

  /** A backend over it. */
  Backend backend() {
    return open("softmax");
  }

  static NetworkSpec spec(TrainingSpec training) {
    return NetworkSpec.builder("regression")
        .input(InputSpec.builder(new Shape(1, 2, 2)).build())
        .layers(List.of(LayerSpec.dense("output", CLASSES).activation(Activation.SOFTMAX).build()))
        .training(training)
        .build();
  }

  static TrainingSpec training(
      double learningRate, int batchSize, int epochs, int validation, @Nullable Integer patience) {
    return TrainingSpec.builder()
        .optimizer(OptimizerSpec.sgd(learningRate).build())
        .batchSize(batchSize)
        .epochs(epochs)
        .seed(7)
        .validation(validation)
        .patience(patience)
        .build();
  }

  @Override
  public Network newNetwork(NetworkPlan plan) {
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
    public void gradient(
        FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
      outputs(inputs, rows, outputs);
      float[] errors = loss.gradient(outputs);
      Arrays.fill(gradient, 0);
      for (int row = 0; row < rows; row++) {
        for (int c = 0; c < CLASSES; c++) {
          float error = errors[row * CLASSES + c];
          for (int i = 0; i < INPUTS; i++) {
            gradient[c * INPUTS + i] += error * inputs.get(inputs.position() + row * INPUTS + i);
          }
          gradient[CLASSES * INPUTS + c] += error;
        }
      }
    }

    @Override
    public void outputs(FloatBuffer inputs, int rows, float[] outputs) {
      for (int row = 0; row < rows; row++) {
        for (int c = 0; c < CLASSES; c++) {
          float sum = weights[CLASSES * INPUTS + c];
          for (int i = 0; i < INPUTS; i++) {
            sum += weights[c * INPUTS + i] * inputs.get(inputs.position() + row * INPUTS + i);
          }
          outputs[row * CLASSES + c] = sum;
        }
      }
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }
}
