package dev.lenet.internal.prediction;

import dev.lenet.api.Image;
import dev.lenet.api.error.BackendException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.internal.batch.Batch;
import dev.lenet.internal.batch.Preprocessor;
import dev.lenet.internal.engine.OpenEngine;
import java.util.List;

/** Computes one layer of a network, on a network of its own that ends there. */
final class LayerLook {
  private final OpenEngine engine;
  private final NetworkSpec spec;
  private final String layer;
  private final int size;

  /**
   * Looks at one layer.
   *
   * @throws IllegalArgumentException if no layer has that name
   */
  LayerLook(OpenEngine engine, NetworkSpec spec, String layer) {
    this.engine = engine;
    this.spec = spec;
    this.layer = layer;
    NetworkPlan.upTo(spec, layer); // which refuses other names
    List<String> names = spec.layers().stream().map(LayerSpec::name).toList();
    this.size = spec.outputShapes().get(names.indexOf(layer)).size();
  }

  /** The layer's values for an image. */
  float[] values(Preprocessor fitting, Image image, float[] weights) {
    float[] input = new float[spec.input().shape().size()];
    fitting.apply(image.pixels(), input, 0);
    Batch batch = new Batch(1, input.length);
    batch.inputs().put(0, input);
    float[] values = new float[size];
    try (Network network = engine.newNetwork(spec, layer)) {
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
