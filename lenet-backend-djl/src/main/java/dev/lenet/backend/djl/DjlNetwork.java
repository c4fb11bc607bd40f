package dev.lenet.backend.djl;

import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.lenet.api.batch.Batch;
import dev.lenet.api.optim.Softmax;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Parameter;
import dev.lenet.api.spi.Network;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network on PyTorch. Its weights are one array over memory of this side: taking new ones is one
 * copy, and so is reading the gradient. The backward pass starts from the gradient of the loss with
 * respect to the logits, which is computed on this side.
 *
 * <p>PyTorch's autograd is called directly: DJL's collector of gradients may be open once in a JVM
 * only.
 */
final class DjlNetwork implements Network {
  private final Tensors tensors;
  private final int classes;
  private final List<Parameter> parameters;
  private final long[] sizes;
  private final List<Layer> layers;
  private final List<Layer> layersForOneRow;
  private final FloatBuffer weights;

  /** All weights; gradients are gathered here. */
  private final PtNDArray learning;

  /** The same memory tensor by tensor, for predicting: nothing is noted for a backward pass. */
  private final PtNDArray[] predicting;

  private final BatchArrays batchArrays;
  private @Nullable PtNDArray sum;
  private float[] errors = new float[0];

  private DjlNetwork(NetworkSpec spec, Tensors tensors) {
    this.tensors = tensors;
    this.classes = spec.classes();
    this.batchArrays = new BatchArrays(tensors, spec);
    this.parameters = spec.parameters();
    this.sizes = parameters.stream().mapToLong(Parameter::size).toArray();
    this.layers = Layers.of(spec, tensors);
    this.layersForOneRow = Layers.forOneRow(spec, tensors);
    ByteBuffer memory = Tensors.allocate(spec.parameterCount());
    this.weights = memory.asFloatBuffer();
    this.learning = tensors.over(memory, spec.parameterCount());
    JniUtils.attachGradient(learning, true);
    this.predicting = new PtNDArray[parameters.size()];
    for (int i = 0; i < predicting.length; i++) {
      Parameter parameter = parameters.get(i);
      ByteBuffer slice = Tensors.slice(memory, parameter.offset(), parameter.size());
      predicting[i] = tensors.over(slice, shape(parameter));
    }
  }

  /** A network over arrays of {@code tensors}, which it closes, also if it cannot be built. */
  static DjlNetwork of(NetworkSpec spec, Tensors tensors) {
    try {
      return new DjlNetwork(spec, tensors);
    } catch (Throwable e) {
      tensors.close();
      throw e;
    }
  }

  private static long[] shape(Parameter parameter) {
    return parameter.shape().stream().mapToLong(Integer::longValue).toArray();
  }

  @Override
  public void setWeights(float[] newWeights) {
    weights.put(0, newWeights);
  }

  @Override
  public void gradient(Batch batch, float[] logits, float[] gradient) {
    OneThread.run(() -> computeGradient(batch, logits, gradient));
  }

  private void computeGradient(Batch batch, float[] logits, float[] gradient) {
    // the mode belongs to the thread, which is the caller's
    boolean mode = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
    try (Pass pass = new Pass()) {
      PtNDArray input = batchArrays.takeInputs(batch.inputs(), batch.rows());
      PtNDArray out = forward(layers, input, views(pass), pass);
      Tensors.values(out).get(0, logits, 0, batch.rows() * classes);
      Tensors.values(sumAfterBackward(out, errors(batch, logits))).get(0, gradient);
    } finally {
      JniUtils.setGradMode(mode);
    }
  }

  /**
   * The gradient with respect to all weights. Autograd adds it to what is there, in the same array.
   */
  private PtNDArray sumAfterBackward(PtNDArray out, PtNDArray error) {
    if (sum != null) {
      JniUtils.zeroGrad(learning);
    }
    JniUtils.backward(out, error, false, false);
    if (sum == null) {
      sum = JniUtils.getGradient(learning);
    }
    return sum;
  }

  private PtNDArray errors(Batch batch, float[] logits) {
    if (errors.length < batch.rows() * classes) {
      errors = new float[batch.rows() * classes];
    }
    Softmax.crossEntropyGradient(logits, batch.rows(), classes, batch::label, errors);
    return batchArrays.takeErrors(errors);
  }

  /** The tensors of weights as views that pass their gradients on to the one array. */
  private PtNDArray[] views(Pass pass) {
    NDList parts = JniUtils.split(learning, sizes, 0);
    parts.forEach(part -> pass.keep((PtNDArray) part));
    PtNDArray[] views = new PtNDArray[sizes.length];
    for (int i = 0; i < views.length; i++) {
      PtNDArray part = (PtNDArray) parts.get(i);
      views[i] = pass.keep(JniUtils.reshape(part, shape(parameters.get(i))));
    }
    return views;
  }

  @Override
  public void logits(FloatBuffer inputs, int count, float[] logits) {
    OneThread.run(() -> computeLogits(inputs, count, logits));
  }

  private void computeLogits(FloatBuffer inputs, int count, float[] logits) {
    try (Pass pass = new Pass()) {
      PtNDArray in = batchArrays.takeInputs(inputs, count);
      PtNDArray out = forward(count == 1 ? layersForOneRow : layers, in, predicting, pass);
      Tensors.values(out).get(0, logits, 0, count * classes);
    }
  }

  private static PtNDArray forward(List<Layer> layers, PtNDArray in, PtNDArray[] all, Pass pass) {
    PtNDArray out = in;
    for (Layer layer : layers) {
      out = layer.apply(out, all, pass);
    }
    return out;
  }

  @Override
  public void close() {
    tensors.close();
  }
}
