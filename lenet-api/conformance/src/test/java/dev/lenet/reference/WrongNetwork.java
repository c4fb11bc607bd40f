package dev.lenet.reference;

import dev.lenet.api.spi.Network;
import java.nio.FloatBuffer;

/** A network, to be made wrong in one place. */
class WrongNetwork implements Network {
  final Network right;

  WrongNetwork(Network right) {
    this.right = right;
  }

  @Override
  public void setWeights(float[] weights) {
    right.setWeights(weights);
  }

  @Override
  public void gradient(FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
    right.gradient(inputs, rows, outputs, loss, gradient);
  }

  @Override
  public void outputs(FloatBuffer inputs, int rows, float[] outputs) {
    right.outputs(inputs, rows, outputs);
  }

  @Override
  public void close() {
    right.close();
  }
}
