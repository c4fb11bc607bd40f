package dev.lenet.internal.prediction;

import dev.lenet.api.Image;
import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.internal.batch.Batch;
import dev.lenet.internal.batch.Preprocessor;
import dev.lenet.internal.engine.OpenEngine;

/** Computes one layer of a network, on a network of its own that ends there. */
final class LayerLook {
  private final OpenEngine engine;
  private final NetworkSpec spec;
  private final String layer;
  private final NetworkPlan plan;

  /**
   * Looks at one layer.
   *
   * @throws IllegalArgumentException if no layer has that name
   */
  LayerLook(OpenEngine engine, NetworkSpec spec, String layer) {
    this.engine = engine;
    this.spec = spec;
    this.layer = layer;
    this.plan = NetworkPlan.upTo(spec, layer);
  }

  /** The layer's values for an image. */
  float[] values(Preprocessor fitting, Image image, float[] weights) {
    float[] input = new float[plan.input().size()];
    fitting.apply(image.pixels(), input, 0);
    Batch batch = new Batch(1, input.length);
    batch.inputs().put(0, input);
    float[] values = new float[plan.output().size()];
    try (Network network = engine.newNetwork(plan)) {
      network.setWeights(weights);
      network.outputs(batch.inputs(), 1, values);
    }
    requireFinite(values);
    return values;
  }

  private void requireFinite(float[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new BackendException(
            ErrorCode.PREDICTION_NOT_FINITE,
            "The network '%s' gives %s for value %d of the layer '%s'. Its weights are too large or damaged: use weights of a training that did not diverge"
                .formatted(spec.name(), values[i], i, layer));
      }
    }
  }
}
