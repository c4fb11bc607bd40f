package dev.lenet.api;

import dev.lenet.api.error.BackendException;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spi.BackendProvider;
import dev.lenet.internal.lookup.BackendLookup;
import java.util.List;

/**
 * Finds backends on the class path, through {@link java.util.ServiceLoader}. Safe for use by
 * several threads; nothing is kept between calls.
 *
 * <p>Providers and {@code lenet.properties} are looked for with the thread's context class loader
 * and with the one that loaded this class. A provider that both see counts once; of two classes of
 * the same name, that of the context class loader counts. A provider that cannot be loaded, or does
 * not say its name, does not hide the others: it is left out, and named in the log, in {@link
 * #broken} and in the message when a backend is not found.
 */
public final class Backends {
  private Backends() {}

  /** Names of the backends present, sorted; loads no native code. */
  public static List<String> available() {
    return BackendLookup.ofThisJvm().names();
  }

  /**
   * A sentence for each provider on the class path that cannot be used, with the cause; empty if
   * all can be. Loads no native code.
   */
  public static List<String> broken() {
    return BackendLookup.ofThisJvm().broken();
  }

  /** Names of the backends present that can compute a network, sorted; loads no native code. */
  public static List<String> capableOf(NetworkSpec spec) {
    return BackendLookup.ofThisJvm().capableOf(spec);
  }

  /**
   * Opens the backend that the configuration chooses: the system property {@code lenet.backend},
   * else the environment variable {@code LENET_BACKEND}, else {@code lenet.backend} in a {@code
   * lenet.properties} on the class path, else the only one present.
   *
   * @throws BackendException if there is none, none of that name, several and nothing chooses, or
   *     it cannot start; then the cause is what the engine failed with
   */
  public static Backend open() {
    return BackendLookup.ofThisJvm().open();
  }

  /**
   * Opens a backend that this class need not find. The caller closes it.
   *
   * @throws BackendException if it cannot start
   */
  public static Backend open(BackendProvider provider) {
    return BackendLookup.ofThisJvm().open(provider);
  }

  /**
   * Opens a backend by name, whatever the configuration says. The caller closes it.
   *
   * @throws BackendException if there is none of that name, or it cannot start
   */
  public static Backend open(String name) {
    return BackendLookup.ofThisJvm().open(name);
  }
}
