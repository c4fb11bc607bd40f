package dev.lenet.api;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads providers; one that cannot be loaded does not take the others with it. */
final class Providers {
  private static final Logger LOG = LoggerFactory.getLogger(Providers.class);

  private Providers() {}

  static <P> List<P> find(Class<P> type) {
    List<P> providers = find(type, Thread.currentThread().getContextClassLoader());
    return providers.isEmpty() ? find(type, Providers.class.getClassLoader()) : providers;
  }

  private static <P> List<P> find(Class<P> type, @Nullable ClassLoader loader) {
    List<P> providers = new ArrayList<>();
    Iterator<P> iterator = ServiceLoader.load(type, loader).iterator();
    while (true) {
      try {
        if (!iterator.hasNext()) {
          return List.copyOf(providers);
        }
        providers.add(iterator.next());
      } catch (ServiceConfigurationError e) {
        LOG.warn("A {} is left out: {}", type.getSimpleName(), e.getMessage());
        LOG.debug("Why it is left out", e);
      }
    }
  }
}
