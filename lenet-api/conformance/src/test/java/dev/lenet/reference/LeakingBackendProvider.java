package dev.lenet.reference;

import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.spi.Engine;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** Public, since it must leak in a JVM of its own: a kibibyte of native memory for each pass. */
public final class LeakingBackendProvider implements BackendProvider {
  @Override
  public String name() {
    return ReferenceBackendProvider.NAME;
  }

  @Override
  public Engine open() {
    return new ReferenceEngine() {
      @Override
      public Network newNetwork(NetworkPlan plan) {
        return new Leaking(super.newNetwork(plan));
      }
    };
  }

  private static final class Leaking extends WrongNetwork {
    private final List<ByteBuffer> left = new ArrayList<>();

    Leaking(Network right) {
      super(right);
    }

    @Override
    public void gradient(
        FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
      super.gradient(inputs, rows, outputs, loss, gradient);
      left.add(ByteBuffer.allocateDirect(1024).put(0, (byte) 1));
    }
  }
}
