package dev.lenet.internal.engine;

import dev.lenet.api.spi.Network;
import java.nio.FloatBuffer;
import java.util.function.Supplier;

/** A network that takes a spec's weights, computed by one that takes the lowered ones. */
final class LoweredNetwork implements Network {
  private final Lowering lowering;
  private final float[] loweredWeights;
  private final float[] loweredGradient;
  private final Network network;

  /**
   * Owns the network.
   *
   * @param network makes it, after all memory that is needed here is there
   */
  LoweredNetwork(Lowering lowering, Supplier<Network> network) {
    this.lowering = lowering;
    this.loweredWeights = new float[lowering.size()];
    this.loweredGradient = new float[lowering.size()];
    this.network = network.get();
  }

  @Override
  public void setWeights(float[] weights) {
    lowering.lower(weights, loweredWeights);
    network.setWeights(loweredWeights);
  }

  @Override
  public void outputs(FloatBuffer inputs, int rows, float[] outputs) {
    network.outputs(inputs, rows, outputs);
  }

  @Override
  public void gradient(FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
    network.gradient(inputs, rows, outputs, loss, loweredGradient);
    lowering.raise(loweredGradient, gradient);
  }

  @Override
  public void close() {
    network.close();
  }
}
