package dev.lenet.conformance;

import dev.lenet.api.spi.Network;
import dev.lenet.conformance.loops.PlainNetwork;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** Inputs of a network with their labels, and the cross-entropy of what it makes of them. */
public final class Rows implements Network.Loss {
  private final FloatBuffer inputs;
  private final int[] labels;
  private final int inputSize;
  private final int classes;
  private final float[] errors;
  private double meanLoss = Double.NaN;
  private int asked;

  private Rows(FloatBuffer inputs, int[] labels, int inputSize, int classes) {
    this.inputs = inputs;
    this.labels = labels;
    this.inputSize = inputSize;
    this.classes = classes;
    // longer than need be, as a loss may give it
    this.errors = new float[(labels.length + 1) * classes];
    Arrays.fill(errors, Float.NaN);
  }

  /** Copies the values of as many inputs as there are labels. */
  public static Rows of(float[] values, int[] labels, int classes) {
    FloatBuffer inputs =
        ByteBuffer.allocateDirect(values.length * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    inputs.put(0, values);
    return new Rows(inputs, labels, values.length / labels.length, classes);
  }

  /** The inputs, direct and in native order, as a network takes them. */
  public FloatBuffer inputs() {
    return inputs;
  }

  /** The values of all inputs. */
  public float[] values() {
    float[] values = new float[labels.length * inputSize];
    inputs.get(inputs.position(), values);
    return values;
  }

  /** Number of values of one input. */
  public int inputSize() {
    return inputSize;
  }

  /** Number of inputs. */
  public int count() {
    return labels.length;
  }

  /** The class of one input. */
  public int label(int row) {
    return labels[row];
  }

  /** The rows from {@code from} up to {@code to}, on the same memory, from its position on. */
  public Rows range(int from, int to) {
    return new Rows(
        inputs.duplicate().position(inputs.position() + from * inputSize),
        Arrays.copyOfRange(labels, from, to),
        inputSize,
        classes);
  }

  /** Softmax minus one at the label, over the number of rows: as the mean loss changes. */
  @Override
  public float[] gradient(float[] outputs) {
    asked++;
    double sum = 0;
    for (int row = 0; row < labels.length; row++) {
      double[] logits = new double[classes];
      for (int c = 0; c < classes; c++) {
        logits[c] = outputs[row * classes + c];
      }
      double[] probabilities = PlainNetwork.probabilities(logits);
      sum -= Math.log(probabilities[labels[row]]);
      for (int c = 0; c < classes; c++) {
        double truth = c == labels[row] ? 1 : 0;
        errors[row * classes + c] = (float) ((probabilities[c] - truth) / labels.length);
      }
    }
    meanLoss = sum / labels.length;
    return errors;
  }

  /** How often the gradient was asked for. */
  public int asked() {
    return asked;
  }

  /** The mean loss of the outputs that the gradient was last asked for. */
  public double meanLoss() {
    return meanLoss;
  }
}
