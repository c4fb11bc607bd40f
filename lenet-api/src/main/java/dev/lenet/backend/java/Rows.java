package dev.lenet.backend.java;

import dev.lenet.api.spec.Shape;
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
  private final List<Layer> wayBack = new ArrayList<>();

  Rows(NetworkPlan plan, float[] weights, int count) {
    this.count = count;
    this.input = Values.vectors(plan.input(), count);
    Values values = input;
    for (Step step : plan.steps()) {
      values = add(step, values, weights);
    }
    this.output = laidOut(values, true, true);
    weightsChanged();
  }

  private Values add(Step step, Values values, float[] weights) {
    boolean back = step.needsInputGradient();
    Values in =
        switch (step.operation()) {
          case CONVOLUTION, AVERAGE_POOLING, MAX_POOLING -> laidOut(values, false, back);
          case PRODUCT -> laidOut(values, true, back);
          case SCALE, TANH, RELU, SIGMOID -> values;
        };
    Values out = newValues(step.output(), in.areVectors());
    Layer layer =
        switch (step.operation()) {
          case CONVOLUTION -> new Convolution(step, in, out, weights);
          case AVERAGE_POOLING, MAX_POOLING -> new Pooling(step, in, out);
          case PRODUCT -> new Product(step, in, out, weights);
          case SCALE, TANH, RELU, SIGMOID -> new Elementwise(step, in, out);
        };
    add(layer, back || step.hasWeights());
    return out;
  }

  private void add(Layer layer, boolean back) {
    layers.add(layer);
    if (back) {
      wayBack.add(0, layer);
    }
  }

  private Values laidOut(Values values, boolean vectors, boolean back) {
    if (values.areVectors() == vectors) {
      return values;
    }
    Values others = newValues(values.shape(), vectors);
    add(new Relayout(values, others), back);
    return others;
  }

  private Values newValues(Shape shape, boolean vectors) {
    return vectors ? Values.vectors(shape, count) : Values.planes(shape, count);
  }

  void weightsChanged() {
    layers.forEach(Layer::weightsChanged);
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

  /** Adds to the gradient of the weights what the rows of the last call contribute. */
  void addGradient(float[] ofOutputs, int from, int batch, float[] gradient) {
    Values errors = output.gradient();
    errors.clear();
    for (int row = from; row < Math.min(from + count, batch); row++) {
      float[] line = errors.lines()[row - from];
      System.arraycopy(ofOutputs, row * line.length, line, 0, line.length);
    }
    wayBack.forEach(layer -> layer.backward(gradient));
  }
}
