package dev.lenet.internal.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.Dataset;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.Prediction;
import dev.lenet.api.spec.Activation;
import dev.lenet.api.spec.Fit;
import dev.lenet.api.spec.InputSpec;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.Size;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.api.weights.ModelCard;
import dev.lenet.api.weights.Weights;
import dev.lenet.internal.engine.TestEngine;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Prediction takes memory")
class FittingMemoryTest {
  private static final int SIDE = 2100;
  private static final int PIXELS = SIDE * SIDE;

  private final Measuring engine = new Measuring();
  private final Backend backend = engine.open("measuring");

  @Test
  @DisplayName("for the images of a small request, not for a large one")
  void inProportion() {
    try (Model model = backend.newModel(spec(8, 1))) {
      model.probabilities(new float[2 * 64]);
      assertEquals(2, engine.mostRoom.get() / 64);
      model.probabilities(new float[3 * 64]);
      assertTrue(engine.mostRoom.get() / 64 <= 4, engine.mostRoom::toString);
      model.probabilities(new float[1000 * 64]);
      assertTrue(engine.mostRoom.get() / 64 <= 128, engine.mostRoom::toString);
    }
  }

  @Test
  @DisplayName("for few large images at a time, however many the request has")
  void forFewLargeImages() {
    Image image = Image.gray(SIDE, SIDE, new byte[PIXELS]);
    try (Model model = backend.newModel(spec(SIDE, 1))) {
      assertEquals(2, model.predict(List.of(image, image)).size());
      assertEquals(20, model.predict(Collections.nCopies(20, image)).size());
      assertEquals(PIXELS, engine.mostRoom.get());
    }
  }

  @Test
  @DisplayName("for few small images at a time if a layer has a large output for each")
  void forFewLargeOutputs() {
    try (Model model = backend.newModel(spec(256, 64))) {
      model.probabilities(new float[40 * 256 * 256]);
      // 2^22 values of the filters' outputs are those of one image
      assertEquals(256 * 256, engine.mostRoom.get());
    }
  }

  @Test
  @DisplayName("for some large images at a time when a data set is evaluated")
  void whenEvaluating() {
    Dataset large =
        new ChangedDataset(SmallData.of(60)) {
          @Override
          public Shape imageShape() {
            return new Shape(1, SIDE, SIDE);
          }

          @Override
          public void copyPixels(int index, byte[] target, int offset) {
            Arrays.fill(target, offset, offset + PIXELS, (byte) index);
          }
        };
    try (Model model = backend.newModel(spec(8, 1));
        RecordingModel recording = new RecordingModel(model)) {
      assertEquals(60, backend.newEvaluator().evaluate(recording, large).size());
      assertTrue(recording.mostImages <= 15, () -> recording.mostImages + " images at a time");
      backend.newEvaluator().evaluate(recording, SmallData.of(60));
      assertEquals(60, recording.mostImages);
    }
  }

  /** Squares of one channel, convolved by 1x1, averaged to one value for each filter. */
  private static NetworkSpec spec(int side, int filters) {
    Size one = new Size(1, 1);
    Size all = new Size(side, side);
    return NetworkSpec.builder("large")
        .input(InputSpec.builder(new Shape(1, side, side)).fit(Fit.RESIZE).build())
        .layers(
            List.of(
                LayerSpec.conv2d("C1", filters, one).activation(Activation.RELU).build(),
                LayerSpec.avgPool2d("S2", all).build(),
                LayerSpec.dense("output", SoftmaxRegression.CLASSES)
                    .activation(Activation.SOFTMAX)
                    .build()))
        .training(SoftmaxRegression.training(0.1, 1, 1, 0, null))
        .build();
  }

  /** Its networks remember the largest buffer that they were given. */
  private static final class Measuring extends TestEngine {
    private final AtomicInteger mostRoom = new AtomicInteger();

    @Override
    public Network newNetwork(NetworkPlan plan) {
      return new Network() {
        @Override
        public void setWeights(float[] weights) {}

        @Override
        public void gradient(
            FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {}

        @Override
        public void outputs(FloatBuffer inputs, int rows, float[] outputs) {
          mostRoom.accumulateAndGet(inputs.capacity(), Math::max);
        }

        @Override
        public void close() {}
      };
    }
  }

  /** Remembers the longest list of images. */
  private static final class RecordingModel implements Model {
    private final Model model;
    private int mostImages;

    RecordingModel(Model model) {
      this.model = model;
    }

    @Override
    public NetworkSpec spec() {
      return model.spec();
    }

    @Override
    public @Nullable ModelCard card() {
      return model.card();
    }

    @Override
    public List<Prediction> predict(List<Image> images) {
      mostImages = Math.max(mostImages, images.size());
      return model.predict(images);
    }

    @Override
    public float[] probabilities(float[] inputs) {
      return model.probabilities(inputs);
    }

    @Override
    public float[] values(String layer, Image image) {
      return model.values(layer, image);
    }

    @Override
    public Weights weights() {
      return model.weights();
    }

    @Override
    public void setWeights(Weights weights) {
      model.setWeights(weights);
    }

    @Override
    public void close() {}
  }
}
