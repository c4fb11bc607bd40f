package dev.lenet.internal.engine;

import dev.lenet.api.spec.Bitmaps;
import dev.lenet.api.spi.Network;
import java.nio.FloatBuffer;

/**
 * A network that ends in Euclidean radial basis units (LeCun et al. 1998, section II.B): its logits
 * are minus the squared distances of what another network puts out from fixed codes.
 */
final class RadialNetwork implements Network {
  private final Network network;
  private final float[][] codes;
  private final int size;
  private float[] values = {};
  private float[] errors = {};

  /** Owns the network. */
  RadialNetwork(Network network, Bitmaps bitmaps) {
    this.network = network;
    this.size = bitmaps.size();
    this.codes = new float[bitmaps.classes()][];
    for (int label = 0; label < codes.length; label++) {
      codes[label] = bitmaps.code(label);
    }
  }

  @Override
  public void setWeights(float[] weights) {
    network.setWeights(weights);
  }

  @Override
  public void outputs(FloatBuffer inputs, int rows, float[] outputs) {
    makeRoom(rows);
    network.outputs(inputs, rows, values);
    logits(values, rows, outputs);
  }

  @Override
  public void gradient(FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
    makeRoom(rows);
    network.gradient(
        inputs,
        rows,
        values,
        found -> {
          logits(found, rows, outputs);
          computeErrors(found, rows, loss.gradient(outputs));
          if (loss instanceof RadialLoss radial) {
            radial.addTo(errors, rows * size);
          }
          return errors;
        },
        gradient);
  }

  private void makeRoom(int rows) {
    if (values.length < rows * size) {
      values = new float[rows * size];
      errors = new float[rows * size];
    }
  }

  private void logits(float[] found, int rows, float[] logits) {
    for (int row = 0; row < rows; row++) {
      for (int label = 0; label < codes.length; label++) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
          double distance = found[row * size + i] - codes[label][i];
          sum += distance * distance;
        }
        logits[row * codes.length + label] = (float) -sum;
      }
    }
  }

  /** How the loss changes with what was found: each logit by minus twice its distance. */
  private void computeErrors(float[] found, int rows, float[] ofLogits) {
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < size; i++) {
        double sum = 0;
        for (int label = 0; label < codes.length; label++) {
          sum -=
              2 * ofLogits[row * codes.length + label] * (found[row * size + i] - codes[label][i]);
        }
        errors[row * size + i] = (float) sum;
      }
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
