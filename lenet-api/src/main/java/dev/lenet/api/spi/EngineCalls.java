package dev.lenet.api.spi;

import dev.lenet.api.batch.Batch;
import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.LenetException;
import java.nio.FloatBuffer;
import java.util.function.Supplier;

/**
 * Calls into an engine. While one is under way, the thread's context class loader is that of the
 * backend: engines look up classes and native code with it, and threads of a common pool have one
 * that sees neither. Afterwards it is what it was.
 */
public final class EngineCalls {
  private EngineCalls() {}

  /** Calls code of a provider or of a backend. */
  public static <T> T call(Object ofEngine, Supplier<T> call) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(ofEngine.getClass().getClassLoader());
    try {
      return call.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** A network whose exceptions, and those of building it, say which backend failed. */
  static Network network(EngineBackend backend, Supplier<Network> maker) {
    return new Guarded(backend, guarded(backend, maker));
  }

  private static <T> T guarded(EngineBackend backend, Supplier<T> call) {
    try {
      return call(backend, call);
    } catch (LenetException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new BackendException(
          ErrorCode.BACKEND_FAILED,
          "The engine of the backend '%s' failed while it computed: %s"
              .formatted(backend.info().name(), e),
          e);
    }
  }

  private record Guarded(EngineBackend backend, Network network) implements Network {
    @Override
    public void setWeights(float[] weights) {
      run(() -> network.setWeights(weights));
    }

    @Override
    public void gradient(Batch batch, float[] logits, float[] gradient) {
      run(() -> network.gradient(batch, logits, gradient));
    }

    @Override
    public void logits(FloatBuffer inputs, int rows, float[] logits) {
      run(() -> network.logits(inputs, rows, logits));
    }

    @Override
    public void close() {
      run(network::close);
    }

    private void run(Runnable call) {
      guarded(
          backend,
          () -> {
            call.run();
            return true;
          });
    }
  }
}
