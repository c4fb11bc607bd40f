package dev.lenet.internal.engine;

import dev.lenet.api.BackendInfo;
import dev.lenet.api.spi.Engine;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import java.util.concurrent.atomic.AtomicBoolean;

/** A backend's engine until it is closed: makes networks, and says what it is. */
public final class OpenEngine implements AutoCloseable {
  private final Engine engine;
  private final Info info;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** An engine that runs, under the name of its backend. */
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
   * A network, which the caller closes.
   *
   * @throws IllegalStateException after close
   */
  public Network newNetwork(NetworkPlan plan) {
    requireOpen();
    return engine.newNetwork(plan);
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
      engine.close();
    }
  }

  private record Info(
      String name, String engine, String version, String device, String nativeBinary)
      implements BackendInfo {}
}
