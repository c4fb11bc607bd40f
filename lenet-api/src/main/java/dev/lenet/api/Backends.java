package dev.lenet.api;

import dev.lenet.api.error.BackendException;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spi.BackendProvider;
import dev.lenet.internal.lookup.BackendLookup;
import java.util.List;

/**
 * Finds backends on the class path, through {@link java.util.ServiceLoader}. Safe for use by
 * several threads. Keeps nothing between calls.
 *
 * <p>The search for providers and {@code lenet.properties} uses the thread's context class loader
 * and the class loader of this class. If both find a provider, it counts once; if they have
 * different classes of the same name, the one from the context class loader counts. A provider that
 * cannot be loaded, or has no name, does not hide the others. It is left out, and named in the log,
 * in {@link #broken}, and in the message if a backend is not found.
 */
public final class Backends {
  private Backends() {}

  /** Names of the backends on the class path, sorted. Loads no native code. */
  public static List<String> available() {
    return BackendLookup.ofThisJvm().names();
  }

  /**
   * A sentence, with the cause, for each provider on the class path that cannot be used; empty if
   * all can be used. Loads no native code.
   */
  public static List<String> broken() {
    return BackendLookup.ofThisJvm().broken();
  }

  /**
   * Names of the backends on the class path that can compute a network, sorted. Loads no native
   * code.
   */
  public static List<String> capableOf(NetworkSpec spec) {
    return BackendLookup.ofThisJvm().capableOf(spec);
  }

  /**
   * Opens a backend without a name. The caller closes it. These decide, in this order:
   *
   * <ol>
   *   <li>the system property {@code lenet.backend};
   *   <li>the environment variable {@code LENET_BACKEND};
   *   <li>{@code lenet.backend} in a {@code lenet.properties} on the class path;
   *   <li>the class path, if it has one engine, for example of {@code lenet-backend-djl};
   *   <li>the class path, if it has no engine: then the built-in {@code java}.
   * </ol>
   *
   * <p>An engine that is there but does not work is an error: the built-in one never takes its
   * place.
   *
   * @throws BackendException if the chosen backend is not on the class path, if there are several
   *     engines and nothing chooses one, or if the engine cannot start or its provider cannot be
   *     used; then the cause is that failure
   */
  public static Backend open() {
    return BackendLookup.ofThisJvm().open();
  }

  /**
   * Says in a sentence which backend {@link #open()} would open, and why; or why it would not open
   * any. Loads no native code.
   */
  public static String choice() {
    return BackendLookup.ofThisJvm().choice();
  }

  /**
   * Opens the backend of a given provider, without a search. The caller closes it.
   *
   * @throws BackendException if the engine cannot start
   */
  public static Backend open(BackendProvider provider) {
    return BackendLookup.ofThisJvm().open(provider);
  }

  /**
   * Opens a backend by name and ignores the configuration. The caller closes it.
   *
   * @throws BackendException if no backend has that name, or the engine cannot start
   */
  public static Backend open(String name) {
    return BackendLookup.ofThisJvm().open(name);
  }
}
