package dev.lenet.internal.engine;

import dev.lenet.api.spec.Bitmaps;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes networks of specs, whose weights are the spec's, of an engine's networks, which compute
 * plans.
 */
public final class SpecNetworks {
  private SpecNetworks() {}

  /** The whole network, whose outputs are the logits. The caller closes it. */
  public static Network of(NetworkSpec spec, Function<NetworkPlan, Network> engine) {
    NetworkPlan plan = NetworkPlan.of(spec);
    Network network = lowered(spec, () -> engine.apply(plan));
    Bitmaps bitmaps = last(spec).bitmaps();
    return bitmaps == null ? network : new RadialNetwork(network, bitmaps);
  }

  /**
   * The first layers, up to the given one. The caller closes it.
   *
   * @throws IllegalArgumentException if no layer has that name
   */
  public static Network upTo(
      NetworkSpec spec, String layer, Function<NetworkPlan, Network> engine) {
    if (layer.equals(last(spec).name())) {
      return of(spec, engine);
    }
    NetworkPlan plan = NetworkPlan.upTo(spec, layer);
    return lowered(spec, () -> engine.apply(plan));
  }

  private static LayerSpec last(NetworkSpec spec) {
    return spec.layers().get(spec.layers().size() - 1);
  }

  private static Network lowered(NetworkSpec spec, Supplier<Network> network) {
    return spec.sameNetwork(spec.lowered())
        ? network.get()
        : new LoweredNetwork(new Lowering(spec), network);
  }
}
