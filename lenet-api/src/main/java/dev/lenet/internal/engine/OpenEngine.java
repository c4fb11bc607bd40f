package dev.lenet.internal.engine;

import dev.lenet.api.BackendInfo;
import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.LenetException;
import dev.lenet.api.spi.Engine;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import java.nio.FloatBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * A backend's engine from its start until it is closed. Makes networks and describes itself. An
 * exception of the engine becomes a {@link BackendException} that names the backend.
 */
public final class OpenEngine implements AutoCloseable {
  private final Engine engine;
  private final Info info;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** A running engine and the name of its backend. */
  public OpenEngine(String backend, Engine engine) {
    this.engine = engine;
    this.info =
        new Info(backend, engine.name(), engine.version(), engine.device(), engine.nativeBinary());
  }

  /** What the backend is. */
  public BackendInfo info() {
    return info;
  }

  /**
   * Makes a network. The caller closes it.
   *
   * @throws IllegalStateException after close
   * @throws BackendException of code {@code BACKEND_FAILED} if the engine cannot build it
   */
  public Network newNetwork(NetworkPlan plan) {
    requireOpen();
    return new Guarded(guarded(() -> engine.newNetwork(plan)));
  }

  /**
   * Refuses use after close.
   *
   * @throws IllegalStateException after close
   */
  public void requireOpen() {
    if (closed.get()) {
      throw new IllegalStateException("The backend '" + info.name + "' is closed");
    }
  }

  /** Closes the engine. Closing twice does nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      guarded(engine::close);
    }
  }

  private void guarded(Runnable call) {
    guarded(
        () -> {
          call.run();
          return true;
        });
  }

  private <T> T guarded(Supplier<T> call) {
    try {
      return EngineCalls.call(engine, call);
    } catch (LenetException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new BackendException(
          ErrorCode.BACKEND_FAILED,
          "The engine of the backend '%s' failed while it computed: %s".formatted(info.name, e),
          e);
    }
  }

  private record Info(
      String name, String engine, String version, String device, String nativeBinary)
      implements BackendInfo {}

  private final class Guarded implements Network {
    private final Network network;

    Guarded(Network network) {
      this.network = network;
    }

    @Override
    public void setWeights(float[] weights) {
      guarded(() -> network.setWeights(weights));
    }

    @Override
    public void outputs(FloatBuffer inputs, int rows, float[] outputs) {
      guarded(() -> network.outputs(inputs, rows, outputs));
    }

    @Override
    public void gradient(
        FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
      guarded(() -> network.gradient(inputs, rows, outputs, loss, gradient));
    }

    @Override
    public void close() {
      guarded(network::close);
    }
  }
}
