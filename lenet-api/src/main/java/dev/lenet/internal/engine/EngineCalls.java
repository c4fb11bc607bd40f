package dev.lenet.internal.engine;

import java.util.function.Supplier;

/**
 * Calls into an engine. While one is under way, the thread's context class loader is that of the
 * backend: engines look up classes and native code with it, and threads of a common pool have one
 * that sees neither. Afterwards it is what it was.
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
