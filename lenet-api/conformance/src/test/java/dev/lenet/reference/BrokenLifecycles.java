package dev.lenet.reference;

import dev.lenet.api.BackendInfo;
import dev.lenet.api.spec.Capability;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spi.Network;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

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
        Broken.that(
            "makes models after close", () -> WrongProvider.of(NeverClosed::new), "B03", "B07"),
        Broken.that(
            "is opened once at a time", BrokenLifecycles::oneAtATime, "B03", "B04", "B05", "B07"),
        leaving("leaves a thread of its models running", "lenet-left-behind"),
        leaving("leaves a thread for each time it is opened", "engine-worker"),
        Broken.that(
            "closes no network after itself", () -> WrongProvider.of(OwnsNetworks::new), "B07"),
        BrokenNumbers.network(
            "closes no network that never had weights",
            (spec, right) -> new NeedsWeights(right),
            "B08"),
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

  private static Broken leaving(String defect, String thread) {
    return Broken.that(
        defect,
        () ->
            WrongProvider.of(
                () -> {
                  new LeftThread(thread).start();
                  return new WrongBackend();
                }),
        "B05");
  }

  /** It ends long after the rule has looked, and before the tests do. */
  private static final class LeftThread extends Thread {
    LeftThread(String name) {
      super(name);
      setDaemon(true);
    }

    @Override
    public void run() {
      try {
        sleep(20_000);
      } catch (InterruptedException e) {
        currentThread().interrupt();
      }
    }
  }

  private static final class OwnsNetworks extends WrongBackend {
    private volatile boolean gone;

    @Override
    Network wrong(NetworkSpec spec, Network right) {
      return new WrongNetwork(right) {
        @Override
        public void close() {
          if (gone) {
            throw new IllegalStateException("the memory is gone already");
          }
          super.close();
        }
      };
    }

    @Override
    protected void closeEngine() {
      gone = true;
    }
  }

  private static final class NeedsWeights extends WrongNetwork {
    private boolean has;

    NeedsWeights(Network right) {
      super(right);
    }

    @Override
    public void setWeights(float[] weights) {
      super.setWeights(weights);
      has = true;
    }

    @Override
    public void close() {
      if (!has) {
        throw new IllegalStateException("no weights to release");
      }
      super.close();
    }
  }
}
