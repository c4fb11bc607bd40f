package dev.lenet.backend.java;

import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.api.spi.NetworkPlan.Step;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** A plan for a number of rows: layers on memory that is allocated once. */
final class Rows {
  private final int count;
  private final Values input;
  private final Values output;
  private final List<Layer> layers = new ArrayList<>();

  /** Those that the way back needs, the last one first. */
  private final List<Back> wayBack = new ArrayList<>();

  Rows(NetworkPlan plan, List<Weights> weights, int count) {
    this.count = count;
    this.input = new Values(plan.input(), count, true);
    Values values = input;
    for (int i = 0; i < weights.size(); i++) {
      values = add(i, plan.steps().get(i), values, weights.get(i));
    }
    this.output = laidOut(values, true, true, weights.size() - 1);
  }

  private Values add(int index, Step step, Values values, Weights weights) {
    boolean back = step.needsInputGradient();
    Values in =
        switch (step.operation()) {
          case CONVOLUTION, AVERAGE_POOLING, MAX_POOLING -> laidOut(values, false, back, index);
          case PRODUCT -> laidOut(values, true, back, index);
          case SCALE, TANH, RELU, SIGMOID -> values;
        };
    Values out = new Values(step.output(), count, in.areVectors());
    Layer layer =
        switch (step.operation()) {
          case CONVOLUTION -> new Convolution(step, in, out, weights);
          case AVERAGE_POOLING, MAX_POOLING -> new Pooling(step, in, out);
          case PRODUCT -> new Product(step, in, out, weights);
          case SCALE, TANH, RELU, SIGMOID -> new Elementwise(step, in, out);
        };
    add(layer, back || step.hasWeights(), index);
    return out;
  }

  private void add(Layer layer, boolean back, int index) {
    layers.add(layer);
    if (back) {
      wayBack.add(0, new Back(layer, index));
    }
  }

  private Values laidOut(Values values, boolean vectors, boolean back, int index) {
    if (values.areVectors() == vectors) {
      return values;
    }
    Values others = new Values(values.shape(), count, vectors);
    add(new Relayout(values, others), back, index);
    return others;
  }

  /**
   * Computes the outputs of some rows of a batch.
   *
   * @param from the first of them; rows behind the end of the batch are zeros
   */
  void outputs(FloatBuffer inputs, int from, int batch, float[] outputs) {
    input.clear();
    for (int row = from; row < Math.min(from + count, batch); row++) {
      float[] line = input.lines()[row - from];
      inputs.get(inputs.position() + row * line.length, line);
    }
    layers.forEach(Layer::forward);
    for (int row = from; row < Math.min(from + count, batch); row++) {
      float[] line = output.lines()[row - from];
      System.arraycopy(line, 0, outputs, row * line.length, line.length);
    }
  }

  /**
   * Adds to the gradients of the weights what the rows of the last call contribute.
   *
   * @param gradients step by step
   */
  void addGradient(float[] ofOutputs, int from, int batch, List<Weights> gradients) {
    Values errors = output.gradient();
    errors.clear();
    for (int row = from; row < Math.min(from + count, batch); row++) {
      float[] line = errors.lines()[row - from];
      System.arraycopy(ofOutputs, row * line.length, line, 0, line.length);
    }
    wayBack.forEach(back -> back.layer.backward(gradients.get(back.step)));
  }

  /** A layer, and the index of its step. */
  private record Back(Layer layer, int step) {}
}
