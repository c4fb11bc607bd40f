package dev.lenet.reference;

import dev.lenet.api.spi.BackendProvider;
import dev.lenet.api.spi.Capability;
import dev.lenet.api.spi.Engine;
import dev.lenet.reference.eager.EagerEngine;
import java.util.HashMap;
import java.util.Map;

/** Providers that get one thing wrong. All but one are named in {@code META-INF/services}. */
public final class BrokenProviders {
  private BrokenProviders() {}

  /** A provider of a right backend. */
  abstract static class Named implements BackendProvider {
    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Engine open() {
      return new ReferenceEngine();
    }
  }

  /** Has a name that cannot be written in an environment variable. */
  public static final class OddName extends Named {
    /** Made by the look-up. */
    public OddName() {
      super("Odd_Name");
    }
  }

  /** Is not named in {@code META-INF/services}. */
  public static final class NotListed extends Named {
    /** Made by its test alone. */
    public NotListed() {
      super("not-listed");
    }
  }

  /** Is not public, so that ServiceLoader cannot make it. */
  static final class NotPublic extends Named {
    /** Made by its test alone. */
    public NotPublic() {
      super("not-public");
    }
  }

  /** Says that something is missing, and not why. */
  public static final class NoReason extends Named {
    /** Made by the look-up. */
    public NoReason() {
      super("no-reason");
    }

    @Override
    public Map<Capability, String> missingCapabilities() {
      return Map.of(Capability.MAX_POOL2D, " ");
    }
  }

  /** Lets others change what is missing. */
  public static final class ChangingReasons extends Named {
    private final Map<Capability, String> missing =
        new HashMap<>(Map.of(Capability.MAX_POOL2D, "max pooling costs too much"));

    /** Made by the look-up. */
    public ChangingReasons() {
      super("changing-reasons");
    }

    @Override
    public Map<Capability, String> missingCapabilities() {
      return missing;
    }
  }

  /** Loads its engine when it is made. */
  public static final class Eager extends Named {
    /** Made by the look-up. */
    public Eager() {
      super("eager-" + new EagerEngine().version());
    }
  }

  /** Can be opened once only. */
  public static final class OpenedOnce extends Named {
    private boolean opened;

    /** Made by the look-up. */
    public OpenedOnce() {
      super("opened-once");
    }

    @Override
    public Engine open() {
      if (opened) {
        throw new IllegalStateException("opened before");
      }
      opened = true;
      return super.open();
    }
  }
}
