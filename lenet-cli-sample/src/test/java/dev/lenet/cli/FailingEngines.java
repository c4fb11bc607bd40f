package dev.lenet.cli;

import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.spi.Engine;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.backend.java.JavaBackendProvider;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Backends that start, and whose engines fail at the first network. */
final class FailingEngines {
  private FailingEngines() {}

  /** Runs with services files, in a folder of their own, that name these beside the real ones. */
  static <T> T beside(Path folder, List<Class<? extends BackendProvider>> failing, Callable<T> work)
      throws Exception {
    Path services = Files.createDirectories(folder.resolve("services/META-INF/services"));
    Files.writeString(
        services.resolve(BackendProvider.class.getName()),
        failing.stream().map(Class::getName).collect(Collectors.joining("\n")));
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    URL[] more = {folder.resolve("services").toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(more, before)) {
      thread.setContextClassLoader(loader);
      return work.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Its engine needs more memory than there is. */
  public static final class WithoutMemory extends Failing {
    /** For the look-up. */
    public WithoutMemory() {
      super("without-memory", () -> new OutOfMemoryError("no room for a network"));
    }
  }

  /** A class of its engine is not there. */
  public static final class WithoutClass extends Failing {
    /** For the look-up. */
    public WithoutClass() {
      super("without-class", () -> new NoClassDefFoundError("engine/Missing"));
    }
  }

  /** Its engine has an error of its own, with a message that forges a line and bold text. */
  public static final class WithError extends Failing {
    /** For the look-up. */
    public WithError() {
      super("with-error", () -> new AssertionError("bad\n\u001b[2J<b>accuracy 100.00%"));
    }
  }

  /** Its name comes last, and its first network interrupts the thread that asks for it. */
  public static final class Interrupting extends Failing {
    /** For the look-up. */
    public Interrupting() {
      super("zzz", () -> new AssertionError("not asked for"));
    }

    @Override
    Network newNetwork() {
      Thread.currentThread().interrupt();
      return new Network() {
        @Override
        public void setWeights(float[] weights) {
          // computes nothing
        }

        @Override
        public void outputs(FloatBuffer inputs, int rows, float[] outputs) {
          // computes nothing
        }

        @Override
        public void gradient(
            FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
          // computes nothing
        }

        @Override
        public void close() {
          // holds nothing
        }
      };
    }
  }

  /**
   * Computes as the built-in backend does, and once interrupts the thread that asks for a gradient:
   * in the second of two epochs, with fewer steps to go than there were before.
   */
  public static final class Stopping implements BackendProvider {
    private static final int LAST = 14;

    @Override
    public String name() {
      return "stopping";
    }

    @Override
    public Engine open() {
      Engine java = new JavaBackendProvider().open();
      AtomicInteger gradients = new AtomicInteger();
      return new Engine() {
        @Override
        public String name() {
          return java.name();
        }

        @Override
        public String version() {
          return java.version();
        }

        @Override
        public Network newNetwork(NetworkPlan plan) {
          return stopping(java.newNetwork(plan), gradients);
        }

        @Override
        public void close() {
          java.close();
        }
      };
    }

    private static Network stopping(Network network, AtomicInteger gradients) {
      return new Network() {
        @Override
        public void setWeights(float[] weights) {
          network.setWeights(weights);
        }

        @Override
        public void outputs(FloatBuffer inputs, int rows, float[] outputs) {
          network.outputs(inputs, rows, outputs);
        }

        @Override
        public void gradient(
            FloatBuffer inputs, int rows, float[] outputs, Loss loss, float[] gradient) {
          network.gradient(inputs, rows, outputs, loss, gradient);
          if (gradients.incrementAndGet() == LAST) {
            Thread.currentThread().interrupt();
          }
        }

        @Override
        public void close() {
          network.close();
        }
      };
    }
  }

  private abstract static class Failing implements BackendProvider {
    private final String name;
    private final Supplier<Error> failure;

    Failing(String name, Supplier<Error> failure) {
      this.name = name;
      this.failure = failure;
    }

    @Override
    public String name() {
      return name;
    }

    Network newNetwork() {
      throw failure.get();
    }

    @Override
    public Engine open() {
      return new Engine() {
        @Override
        public String name() {
          return "none";
        }

        @Override
        public String version() {
          return "1";
        }

        @Override
        public Network newNetwork(NetworkPlan plan) {
          return Failing.this.newNetwork();
        }

        @Override
        public void close() {
          // holds nothing
        }
      };
    }
  }
}
