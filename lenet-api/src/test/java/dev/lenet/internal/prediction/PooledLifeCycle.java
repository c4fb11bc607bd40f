package dev.lenet.internal.prediction;

import dev.lenet.api.spec.Activation;
import dev.lenet.api.spec.InputSpec;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.weights.Weights;
import dev.lenet.internal.engine.OpenEngine;
import java.util.Arrays;
import java.util.List;

/** The life cycle of the library's model, over an engine that computes next to nothing. */
class PooledLifeCycle extends LifeCycle {
  private static final int CLASSES = 3;
  static final NetworkSpec SPEC =
      NetworkSpec.builder("tiny")
          .input(InputSpec.builder(new Shape(1, 1, 1)).build())
          .layers(
              List.of(LayerSpec.dense("output", CLASSES).activation(Activation.SOFTMAX).build()))
          .build();

  private final CountedNetworks engine = new CountedNetworks();
  final PooledModel model = PooledModel.initial(new OpenEngine("tiny", engine), SPEC);
  private boolean closed;

  /** A model whose weights are 0. */
  PooledLifeCycle() {
    set(0);
  }

  @Override
  float[] predicted() {
    float[] probabilities = model.probabilities(new float[1]);
    float[] logits = new float[CLASSES];
    for (int i = 0; i < CLASSES; i++) {
      logits[i] = Math.round(Math.log(probabilities[i] / probabilities[CLASSES - 1]));
    }
    return logits;
  }

  @Override
  void set(float weights) {
    model.setWeights(Weights.of(SPEC, array(weights)));
  }

  @Override
  void begin() {
    model.beginTraining();
  }

  @Override
  void end(float weights) {
    model.setTrained(SPEC, array(weights));
    model.endTraining();
  }

  @Override
  void closeModel() {
    model.close();
    closed = true;
  }

  @Override
  void requireTidy() {
    engine.requireTidy(closed);
  }

  static float[] array(float weights) {
    float[] array = new float[SPEC.parameterCount()];
    Arrays.fill(array, weights);
    return array;
  }
}
