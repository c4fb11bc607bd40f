package dev.lenet.internal.lookup;

import dev.lenet.internal.log.Log;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Spliterator;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The providers of one kind that {@link ClassLoaders} find. A provider that cannot be used is left
 * out and does not hide the others.
 *
 * <p>A provider's class counts once. If two class loaders have different classes of the same name,
 * the one from the thread's context class loader counts: it is the same provider, on the class path
 * twice.
 *
 * @param present the providers that can be used, each with its name
 * @param broken a sentence for each of the others, with the cause
 */
public record Providers<P>(List<Named<P>> present, Map<String, Throwable> broken) {

  /** A provider and its name. */
  public record Named<P>(String name, P provider) {}

  /**
   * Looks for providers.
   *
   * @param nameOf asks a provider for its name, and for everything else that must not fail
   */
  public static <P> Providers<P> find(Class<P> type, Function<P, @Nullable String> nameOf) {
    Search<P> search = new Search<>(type, nameOf);
    ClassLoaders.ofThisThread().forEach(search::in);
    return new Providers<>(List.copyOf(search.present.values()), search.broken);
  }

  /** Their names, sorted. */
  public List<String> names() {
    return names(provider -> true);
  }

  /** The names of those for which a condition holds, sorted. */
  public List<String> names(Predicate<P> condition) {
    return present.stream()
        .filter(p -> condition.test(p.provider()))
        .map(Named::name)
        .sorted()
        .distinct()
        .toList();
  }

  /** The providers with a name. */
  public List<P> named(String name) {
    return present.stream().filter(p -> p.name().equals(name)).map(Named::provider).toList();
  }

  /**
   * The end of a message that says which providers are left out, and why; empty if all can be used.
   */
  public String leftOut() {
    return broken.isEmpty()
        ? ""
        : ". Left out because they cannot be used: " + String.join("; ", broken.keySet());
  }

  /**
   * Says which of these classes are on the class path without a services file that names them, and
   * what to do; empty if there are no such classes.
   */
  public String unnamed(Class<P> type, List<String> classes) {
    List<String> unnamed =
        classes.stream()
            .filter(ClassLoaders::see)
            .filter(
                c -> present.stream().noneMatch(p -> p.provider().getClass().getName().equals(c)))
            .filter(c -> !leftOut().replace('/', '.').contains(c))
            .toList();
    return unnamed.isEmpty()
        ? ""
        : "The class path has %s, but no META-INF/services/%s names it. Merge the files of that name when you shade jars into one"
            .formatted(String.join(" and ", unnamed), type.getName());
  }

  /** The first failure, if there is one. */
  public @Nullable Throwable firstFailure() {
    return broken.values().stream().findFirst().orElse(null);
  }

  private static final class Search<P> {
    private static final System.Logger LOG = Log.of(Providers.class);

    /** The most failures of a class loader, because one may fail for ever. */
    private static final int MOST_FAILURES_IN_A_ROW = 100;

    private final Class<P> type;
    private final Function<P, @Nullable String> nameOf;
    private final Map<String, Named<P>> present = new LinkedHashMap<>();
    private final Map<String, Throwable> broken = new LinkedHashMap<>();

    Search(Class<P> type, Function<P, @Nullable String> nameOf) {
      this.type = type;
      this.nameOf = nameOf;
    }

    void in(ClassLoader loader) {
      leaveOutFolders(loader);
      Spliterator<ServiceLoader.Provider<P>> found =
          ServiceLoader.load(type, loader).stream().spliterator();
      int failures = 0;
      while (failures < MOST_FAILURES_IN_A_ROW) {
        try {
          if (!found.tryAdvance(this::add)) {
            return;
          }
          failures = 0;
        } catch (ServiceConfigurationError e) {
          failures++;
          leaveOut(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException | Error e) {
          failures++;
          leaveOut(type.getName() + ": one that META-INF/services names", e);
        }
      }
    }

    /** The look-up below takes a folder for a file that names nobody. */
    private void leaveOutFolders(ClassLoader loader) {
      String name = "META-INF/services/" + type.getName();
      try {
        for (URL file : Collections.list(loader.getResources(name))) {
          if (ClassLoaders.isFolder(file)) {
            String sentence = "%s: %s is a folder, not a file".formatted(type.getName(), file);
            leaveOut(sentence, new ServiceConfigurationError(sentence));
          }
        }
      } catch (IOException | RuntimeException | Error e) {
        Failure.rootOf(e); // throws what ends the JVM; anything else the look-up below says as well
      }
    }

    private void add(ServiceLoader.Provider<P> found) {
      try {
        P provider = found.get();
        String name = nameOf.apply(provider);
        if (name == null || name.isBlank()) {
          throw new IllegalStateException("its name is " + name);
        }
        present.putIfAbsent(provider.getClass().getName(), new Named<>(name, provider));
      } catch (RuntimeException | Error e) {
        leaveOut(type.getName() + ": " + found.type().getName(), e);
      }
    }

    private void leaveOut(String what, Throwable failure) {
      Throwable root = Failure.rootOf(failure);
      String sentence = root instanceof ServiceConfigurationError ? what : what + ": " + root;
      if (broken.putIfAbsent(sentence, failure) == null) {
        LOG.log(
            Level.WARNING,
            "A provider is left out because it cannot be used: " + sentence,
            failure);
      }
    }
  }
}
