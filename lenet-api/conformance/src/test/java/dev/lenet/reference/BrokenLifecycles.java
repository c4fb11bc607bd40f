package dev.lenet.reference;

import dev.lenet.api.BackendInfo;
import dev.lenet.api.Model;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spi.Capability;
import dev.lenet.api.spi.Network;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Backends that say wrong things of themselves, or leave something behind. */
final class BrokenLifecycles {
  private static final Map<Capability, String> NO_MAXIMUM =
      Map.of(Capability.MAX_POOL2D, "max pooling costs too much");

  private BrokenLifecycles() {}

  static List<Broken> all() {
    return List.of(
        Broken.that(
            "says another name than its provider",
            () -> WrongProvider.of(() -> saying(new BackendInfo("other", "e", "1", "cpu", "none"))),
            "B01"),
        Broken.that(
            "does not say its version",
            () -> WrongProvider.of(() -> saying(new BackendInfo("reference", "e", "", "cpu", "x"))),
            "B01"),
        Broken.that(
            "refuses max pooling without declaring it",
            () -> WrongProvider.of(RefusesMaximum::new),
            "B02",
            "B11",
            "B12",
            "B13",
            "B14"),
        Broken.that(
            "computes max pooling that it declares missing",
            () -> new WrongProvider(NO_MAXIMUM, WrongBackend::new),
            "B02"),
        Broken.that("makes models after close", () -> WrongProvider.of(NeverClosed::new), "B03"),
        Broken.that("is opened once at a time", BrokenLifecycles::oneAtATime, "B03", "B04"),
        Broken.that("leaves a thread running", () -> WrongProvider.of(LeavesThread::new), "B05"),
        Broken.that("leaves native memory behind", LeakingBackendProvider::new, "B06"));
  }

  private static WrongBackend saying(BackendInfo info) {
    return new WrongBackend() {
      @Override
      public BackendInfo info() {
        return info;
      }
    };
  }

  private static final class RefusesMaximum extends WrongBackend {
    @Override
    Network wrong(NetworkSpec spec, Network right) {
      if (spec.layers().stream().anyMatch(LayerSpec.MaxPool2d.class::isInstance)) {
        throw new UnsupportedOperationException("no max pooling here");
      }
      return right;
    }
  }

  private static final class NeverClosed extends WrongBackend {
    @Override
    public void close() {
      // that is the mistake
    }
  }

  private static WrongProvider oneAtATime() {
    AtomicBoolean open = new AtomicBoolean();
    return WrongProvider.of(
        () -> {
          if (!open.compareAndSet(false, true)) {
            throw new IllegalStateException("the engine runs already");
          }
          return new WrongBackend() {
            @Override
            protected void closeEngine() {
              open.set(false);
            }
          };
        });
  }

  /** The thread ends with the backend, so that no other test finds it. */
  private static final class LeavesThread extends WrongBackend {
    private final CountDownLatch end = new CountDownLatch(1);
    private @Nullable Thread left;

    @Override
    public Model newModel(NetworkSpec spec) {
      if (left == null) {
        left = new Thread(this::waitForEnd, "lenet-left-behind");
        left.setDaemon(true);
        left.start();
      }
      return super.newModel(spec);
    }

    private void waitForEnd() {
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    protected void closeEngine() {
      end.countDown();
    }
  }
}
