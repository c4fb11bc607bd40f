package dev.lenet.conformance.loops;

import dev.lenet.api.spec.Bitmaps;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.internal.engine.Lowering;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** A network of plain loops in float64, one row at a time, with the weights of its spec. */
public final class PlainSpecNetwork {
  private final Lowering lowering;
  private final PlainNetwork network;
  private final float[] lowered;
  private final List<float[]> codes = new ArrayList<>();
  private final String last;
  private double[] outputs = {};
  private double[] logits = {};

  /** A network whose weights are 0. */
  public PlainSpecNetwork(NetworkSpec spec) {
    this.lowering = new Lowering(spec);
    this.network = new PlainNetwork(NetworkPlan.of(spec), new Formulas());
    this.lowered = new float[lowering.size()];
    LayerSpec layer = spec.layers().get(spec.layers().size() - 1);
    this.last = layer.name();
    Bitmaps bitmaps = layer.bitmaps();
    for (int label = 0; bitmaps != null && label < bitmaps.classes(); label++) {
      codes.add(bitmaps.code(label));
    }
  }

  /** Takes new weights. */
  public void setWeights(float[] newWeights) {
    lowering.lower(newWeights, lowered);
    network.setWeights(lowered);
  }

  /**
   * The logits of one row.
   *
   * @param start index of the row's first input
   * @return an array that the next call uses again
   */
  public double[] logits(FloatBuffer inputs, int start) {
    outputs = network.outputs(inputs, start);
    logits = codes.isEmpty() ? outputs : codes.stream().mapToDouble(this::logit).toArray();
    return logits;
  }

  private double logit(float[] code) {
    double distance = 0;
    for (int i = 0; i < code.length; i++) {
      distance += Math.pow(outputs[i] - code[i], 2);
    }
    return -distance;
  }

  /** What a layer put out for the last row; an array that the next row uses again. */
  public double[] outputOf(String layer) {
    return layer.equals(last) ? logits : network.outputOf(layer);
  }

  /** How far the last row is from a point where the gradient jumps. */
  public double margin() {
    return network.margin();
  }

  /**
   * Adds the gradient of a loss with respect to the weights, for the last row.
   *
   * @param errors the gradient of the loss with respect to the logits
   */
  public void addGradient(double[] errors, double[] sum) {
    double[] loweredGradient = new double[lowering.size()];
    network.addGradient(codes.isEmpty() ? errors : errorsOfOutputs(errors), loweredGradient);
    double[] gradient = new double[sum.length];
    lowering.raise(loweredGradient, gradient);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += gradient[i];
    }
  }

  private double[] errorsOfOutputs(double[] errors) {
    double[] ofOutputs = new double[outputs.length];
    for (int label = 0; label < codes.size(); label++) {
      for (int i = 0; i < outputs.length; i++) {
        ofOutputs[i] -= errors[label] * 2 * (outputs[i] - codes.get(label)[i]);
      }
    }
    return ofOutputs;
  }
}
