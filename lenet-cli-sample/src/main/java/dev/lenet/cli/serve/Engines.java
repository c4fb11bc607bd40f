package dev.lenet.cli.serve;

import dev.lenet.api.Backend;
import dev.lenet.api.BackendInfo;
import dev.lenet.api.Backends;
import dev.lenet.api.Model;
import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.LenetException;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.internal.text.Foreign;
import dev.lenet.internal.thread.Failures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All backends on the class path, each with a model of the same file. One of them is chosen and
 * must work; others that do not start are left out.
 */
public final class Engines implements AutoCloseable {
  private final List<Engine> opened = new ArrayList<>();
  private final List<String> broken = new ArrayList<>(Backends.broken());
  private final String chosen;

  private Engines(String chosen) {
    this.chosen = chosen;
  }

  /**
   * Opens them. The caller closes them.
   *
   * @param name the backend that reads; null for the one that the configuration chooses
   * @throws BackendException if that one cannot be opened, or cannot compute the model
   */
  public static Engines open(@Nullable String name, ModelFile file) {
    Backend first = name == null ? Backends.open() : Backends.open(name);
    Engines engines = new Engines(first.info().name());
    try {
      engines.add(first, file);
      for (String other : Backends.available()) {
        if (!other.equals(engines.chosen)) {
          engines.addIfItWorks(other, file);
        }
      }
      engines.opened.sort((one, other) -> one.info().name().compareTo(other.info().name()));
      return engines;
    } catch (RuntimeException | Error e) {
      engines.close();
      throw e;
    }
  }

  private void addIfItWorks(String name, ModelFile file) {
    try {
      add(Backends.open(name), file);
    } catch (LenetException e) {
      broken.add(e.reason());
    } catch (RuntimeException | LinkageError e) { // a backend of others may throw anything
      broken.add(
          "The backend '%s' cannot compute the network: %s"
              .formatted(Foreign.text(name), Foreign.text(e.toString())));
    }
  }

  private void add(Backend backend, ModelFile file) {
    try {
      opened.add(new Engine(backend, backend.newModel(file)));
    } catch (RuntimeException | Error e) {
      backend.close();
      throw e;
    }
  }

  /** Those that work, sorted by name. */
  List<Engine> all() {
    return opened;
  }

  /** The one that reads. */
  Engine chosen() {
    return opened.stream().filter(this::isChosen).findFirst().orElseThrow();
  }

  /** The model of the backend that reads. */
  public Model model() {
    return chosen().model();
  }

  /** The backend that reads. */
  public Backend backend() {
    return chosen().backend();
  }

  boolean isChosen(Engine engine) {
    return engine.info().name().equals(chosen);
  }

  /** A sentence for each backend that does not work. */
  public List<String> broken() {
    return List.copyOf(broken);
  }

  @Override
  public void close() {
    Failures failures = new Failures();
    for (Engine engine : opened) {
      failures.attempt(engine.model()::close);
      failures.attempt(engine.backend()::close);
    }
    failures.throwFirst();
  }

  /** A backend and its model. */
  record Engine(Backend backend, Model model) {
    BackendInfo info() {
      return backend.info();
    }
  }
}
