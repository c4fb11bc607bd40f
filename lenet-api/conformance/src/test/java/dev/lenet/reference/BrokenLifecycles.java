package dev.lenet.reference;

import dev.lenet.api.Backend;
import dev.lenet.api.BackendInfo;
import dev.lenet.api.Backends;
import dev.lenet.api.spi.Capability;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.api.spi.NetworkPlan.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Backends that say wrong things of themselves, or leave something behind. */
final class BrokenLifecycles {
  private static final Map<Capability, String> NO_MAXIMUM =
      Map.of(Capability.MAX_POOL2D, "max pooling costs too much");

  private BrokenLifecycles() {}

  static List<Broken> all() {
    return List.of(
        Broken.backend("says another name than its provider", OtherName::new, "B01"),
        Broken.engine("does not say its version", NoVersion::new, "B01"),
        Broken.engine(
            "refuses max pooling without declaring it",
            RefusesMaximum::new,
            "B02",
            "B11",
            "B12",
            "B13",
            "B14",
            "B18",
            "B29"),
        new Broken(
            "computes max pooling that it declares missing",
            () -> new WrongProvider(NO_MAXIMUM, RightEngine::new),
            BrokenLifecycles::capableOfAll,
            Set.of("B02"),
            Set.of()),
        Broken.backend("makes models after close", NeverClosed::new, "B03", "B07"),
        Broken.provider("is opened once at a time", BrokenLifecycles::oneAtATime, "B04", "B29"),
        leaving("leaves a thread of its models running", "lenet-left-behind"),
        leaving("leaves a thread for each time it is opened", "engine-worker"),
        Broken.engine("closes no network after itself", OwnsNetworks::new, "B07"),
        BrokenNumbers.network(
            "closes no network that never had weights",
            (plan, right) -> new NeedsWeights(right),
            "B08"),
        Broken.provider("leaves native memory behind", LeakingBackendProvider::new, "B06"));
  }

  private static final class OtherName extends WrongBackend {
    OtherName(Backend right) {
      super(right);
    }

    @Override
    public BackendInfo info() {
      return new Info("other", "plain Java", "1", "cpu", "none");
    }
  }

  private record Info(
      String name, String engine, String version, String device, String nativeBinary)
      implements BackendInfo {}

  private static final class NoVersion extends RightEngine {
    @Override
    public String version() {
      return "";
    }
  }

  private static final class RefusesMaximum extends RightEngine {
    @Override
    public Network newNetwork(NetworkPlan plan) {
      if (plan.steps().stream().anyMatch(step -> step.operation() == Operation.MAX_POOLING)) {
        throw new UnsupportedOperationException("no max pooling here");
      }
      return super.newNetwork(plan);
    }
  }

  /** A backend that does not look at what its provider declares. */
  private static Backend capableOfAll(Backend right) {
    right.close();
    return Backends.open(WrongProvider.of(RightEngine::new));
  }

  private static final class NeverClosed extends WrongBackend {
    NeverClosed(Backend right) {
      super(right);
    }

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
          return new RightEngine() {
            @Override
            public void close() {
              open.set(false);
            }
          };
        });
  }

  private static Broken leaving(String defect, String thread) {
    return Broken.engine(
        defect,
        () -> {
          new LeftThread(thread).start();
          return new RightEngine();
        },
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
        sleep(60_000);
      } catch (InterruptedException e) {
        currentThread().interrupt();
      }
    }
  }

  private static final class OwnsNetworks extends RightEngine {
    private volatile boolean gone;

    @Override
    public Network newNetwork(NetworkPlan plan) {
      return new WrongNetwork(super.newNetwork(plan)) {
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
    public void close() {
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
