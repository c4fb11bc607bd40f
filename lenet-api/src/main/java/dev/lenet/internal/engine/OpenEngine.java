package dev.lenet.internal.engine;

import dev.lenet.api.BackendInfo;
import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.LenetException;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spi.Engine;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import java.nio.FloatBuffer;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * A backend's engine from its start until it is closed. Makes networks and describes itself. An
 * exception of the engine becomes a {@link BackendException} that names the backend.
 */
public final class OpenEngine implements AutoCloseable {
  private final Engine engine;
  private final Info info;

  /** Shared by calls of networks. Closing the engine waits for them, and lets no others in. */
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  private volatile boolean closed;

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
   * Makes the network of a spec, with the spec's weights. The caller closes it.
   *
   * @throws IllegalStateException after close
   * @throws BackendException of code {@code BACKEND_FAILED} if the engine cannot build it
   */
  public Network newNetwork(NetworkSpec spec) {
    return SpecNetworks.of(spec, this::newNetwork);
  }

  /**
   * Makes a network of a spec's layers up to the given one, with the spec's weights. The caller
   * closes it.
   *
   * @throws IllegalArgumentException if no layer has that name
   * @throws IllegalStateException after close
   * @throws BackendException of code {@code BACKEND_FAILED} if the engine cannot build it
   */
  public Network newNetwork(NetworkSpec spec, String layer) {
    return SpecNetworks.upTo(spec, layer, this::newNetwork);
  }

  private Network newNetwork(NetworkPlan plan) {
    return new Guarded(whileOpen("build a network", () -> engine.newNetwork(plan)));
  }

  /**
   * Refuses use after close.
   *
   * @throws IllegalStateException after close
   */
  public void requireOpen() {
    if (closed) {
      throw new IllegalStateException("The backend '" + info.name + "' is closed");
    }
  }

  /** Closes the engine. Closing twice does nothing. */
  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        guarded("close", run(engine::close));
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private <T> T whileOpen(String what, Supplier<T> call) {
    lock.readLock().lock();
    try {
      requireOpen();
      return guarded(what, call);
    } finally {
      lock.readLock().unlock();
    }
  }

  private <T> T guarded(String what, Supplier<T> call) {
    try {
      return EngineCalls.call(engine, call);
    } catch (LenetException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new BackendException(
          ErrorCode.BACKEND_FAILED,
          "The engine of the backend '%s' failed to %s: %s".formatted(info.name, what, e),
          e);
    }
  }

  private static Supplier<Boolean> run(Runnable call) {
    return () -> {
      call.run();
      return true;
    };
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
      compute(() -> network.setWeights(weights));
    }

    @Override
    public void outputs(FloatBuffer inputs, int rows, float[] outputs) {
      compute(() -> network.outputs(inputs, rows, outputs));
    }

    @Override
    public void gradient(
        FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
      compute(() -> network.gradient(inputs, rows, outputs, loss, gradient));
    }

    @Override
    public void close() {
      lock.readLock().lock(); // never while the engine is closed, but also afterwards
      try {
        guarded("close a network", run(network::close));
      } finally {
        lock.readLock().unlock();
      }
    }

    private void compute(Runnable call) {
      whileOpen("compute", run(call));
    }
  }
}
