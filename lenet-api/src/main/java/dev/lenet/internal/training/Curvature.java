package dev.lenet.internal.training;

import dev.lenet.api.Dataset;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.internal.batch.Batch;
import dev.lenet.internal.batch.BatchAssembler;
import dev.lenet.internal.engine.RadialLoss;
import dev.lenet.internal.optim.Loss;
import dev.lenet.internal.random.CounterRandom;
import dev.lenet.internal.random.Purpose;

/**
 * Estimates how much the gradient of the loss changes with each weight: the diagonal of the
 * Gauss-Newton matrix, over some training images. For the logarithm of a probability it is the mean
 * square of the gradient, if labels are drawn from what the network believes. So it needs nothing
 * of an engine but gradients. For one thread.
 */
final class Curvature {
  private final long seed;
  private final int patterns;
  private final int images;
  private final int classes;
  private final Loss loss;
  private final BatchAssembler assembler;
  private final Batch batch;
  private final float[] gradient;
  private final float[] curvature;

  /** For the images that the training learns from, which it takes undistorted. */
  Curvature(NetworkSpec spec, Dataset images) {
    this.seed = spec.training().seed();
    this.patterns = spec.training().optimizer().patterns();
    this.images = images.size();
    this.classes = spec.classes();
    this.loss = Loss.of(spec.training());
    this.assembler = BatchAssembler.plain(spec, images);
    this.batch = assembler.newBatch(1);
    this.gradient = new float[spec.parameterCount()];
    this.curvature = new float[gradient.length];
  }

  /**
   * Estimates it at the present weights. Which images and labels are drawn depends on seed and
   * epoch alone.
   *
   * @return one value for each weight; lent until the next call
   */
  float[] estimate(Replicas replicas, float[] weights, int epoch) {
    double[] sum = new double[curvature.length];
    int[] order = new int[1];
    replicas.setWeights(weights);
    for (int pattern = 0; pattern < patterns; pattern++) {
      long stream = CounterRandom.stream(seed, Purpose.CURVATURE, epoch, pattern);
      order[0] = CounterRandom.bounded(stream, 0, images);
      assembler.assemble(batch, order, 0, 1, 0);
      replicas.gradient(batch, new Believed(stream), gradient);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += (double) gradient[i] * gradient[i];
      }
    }
    for (int i = 0; i < sum.length; i++) {
      curvature[i] = (float) (sum[i] / patterns);
    }
    return curvature;
  }

  /**
   * The loss of what the network believes. Where that is the class beside the network's own, the
   * loss changes like a squared distance, whose second derivative is 2 whatever the label: so is
   * the mean square of noise of plus and minus the root of 2.
   */
  private final class Believed implements RadialLoss {
    private final long stream;
    private final float[] errors = new float[classes];
    private boolean isClass;

    Believed(long stream) {
      this.stream = stream;
    }

    @Override
    public float[] gradient(float[] outputs) {
      isClass = loss.believedGradient(outputs, classes, CounterRandom.uniform(stream, 1), errors);
      return errors;
    }

    @Override
    public void addTo(float[] ofInputs, int size) {
      float noise = (float) StrictMath.sqrt(2);
      for (int i = 0; i < size && !isClass; i++) {
        ofInputs[i] += CounterRandom.bits(stream, 2L + i) < 0 ? noise : -noise;
      }
    }
  }
}
