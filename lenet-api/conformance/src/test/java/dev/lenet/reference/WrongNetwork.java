package dev.lenet.reference;

import dev.lenet.api.spi.Network;
import dev.lenet.internal.batch.Batch;
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
  public void gradient(Batch batch, float[] logits, float[] gradient) {
    right.gradient(batch, logits, gradient);
  }

  @Override
  public void logits(FloatBuffer inputs, int rows, float[] logits) {
    right.logits(inputs, rows, logits);
  }

  @Override
  public void close() {
    right.close();
  }
}
