package dev.lenet.internal.engine;

import java.util.function.Supplier;

/**
 * Calls an engine. During a call, the thread's context class loader is that of the backend, because
 * engines use it to find classes and native code, and the loader of a common pool's threads may
 * find neither. Afterwards it is restored.
 */
public final class EngineCalls {
  private EngineCalls() {}

  /** Calls code of a provider, or of what it made. */
  public static <T> T call(Object ofBackend, Supplier<T> call) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(ofBackend.getClass().getClassLoader());
    try {
      return call.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
