package dev.lenet.internal.engine;

import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Parameter;
import java.util.Iterator;

/**
 * Where each weight of a network stands among those of the {@linkplain NetworkSpec#lowered lowered}
 * network, which has more: the others are 0 and are not trained. Immutable.
 */
public final class Lowering {
  private final int[] places;
  private final float[] factors;
  private final int size;
  private int next;

  /** Places the weights of that network. */
  public Lowering(NetworkSpec spec) {
    NetworkSpec lowered = spec.lowered();
    this.places = new int[spec.parameterCount()];
    this.factors = new float[places.length];
    this.size = lowered.parameterCount();
    Iterator<Parameter> to = lowered.parameters().iterator();
    for (LayerSpec layer : spec.layers()) {
      if (layer.hasWeights()) {
        placeWeights(layer, to.next());
        Parameter bias = to.next();
        place(bias.offset(), bias.size(), 1);
      }
    }
  }

  /** Those that connect a channel with another, in the order of the two. */
  private void placeWeights(LayerSpec layer, Parameter to) {
    int outputs = to.shape().get(0);
    int inputs = to.shape().get(1);
    int each = to.size() / outputs / inputs;
    for (int output = 0; output < outputs; output++) {
      for (int input = 0; input < inputs; input++) {
        if (areConnected(layer, input, output)) {
          place(to.offset() + (output * inputs + input) * each, each, factor(layer));
        }
      }
    }
  }

  private static boolean areConnected(LayerSpec layer, int input, int output) {
    return layer.type() == LayerSpec.Type.SUBSAMPLING2D
        ? input == output
        : layer.connections().isEmpty() || layer.connections().get(output).contains(input);
  }

  /** A coefficient multiplies a sum, but the weight in its place a mean. */
  private static float factor(LayerSpec layer) {
    return layer.type() == LayerSpec.Type.SUBSAMPLING2D
        ? layer.kernel().height() * layer.kernel().width()
        : 1;
  }

  private void place(int first, int count, float factor) {
    for (int i = 0; i < count; i++) {
      places[next] = first + i;
      factors[next++] = factor;
    }
  }

  /** Number of weights of the lowered network. */
  public int size() {
    return size;
  }

  /** Puts weights into their places. The others are not changed. */
  public void lower(float[] weights, float[] lowered) {
    for (int i = 0; i < places.length; i++) {
      lowered[places[i]] = factors[i] * weights[i];
    }
  }

  /** Makes a gradient with respect to the weights of one with respect to the lowered ones. */
  public void raise(float[] loweredGradient, float[] gradient) {
    for (int i = 0; i < places.length; i++) {
      gradient[i] = factors[i] * loweredGradient[places[i]];
    }
  }

  /** The same in float64. */
  public void raise(double[] loweredGradient, double[] gradient) {
    for (int i = 0; i < places.length; i++) {
      gradient[i] = factors[i] * loweredGradient[places[i]];
    }
  }
}
