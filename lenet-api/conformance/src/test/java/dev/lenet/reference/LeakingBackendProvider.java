package dev.lenet.reference;

import dev.lenet.api.Backend;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.spi.Network;
import dev.lenet.internal.batch.Batch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Public, since it must leak in a JVM of its own: a kibibyte of native memory for each pass. */
public final class LeakingBackendProvider implements BackendProvider {
  @Override
  public String name() {
    return ReferenceBackendProvider.NAME;
  }

  @Override
  public Backend open() {
    return new WrongBackend() {
      @Override
      Network wrong(NetworkSpec spec, Network right) {
        return new Leaking(right);
      }
    };
  }

  private static final class Leaking extends WrongNetwork {
    private final List<ByteBuffer> left = new ArrayList<>();

    Leaking(Network right) {
      super(right);
    }

    @Override
    public void gradient(Batch batch, float[] logits, float[] gradient) {
      super.gradient(batch, logits, gradient);
      left.add(ByteBuffer.allocateDirect(1024).put(0, (byte) 1));
    }
  }
}
