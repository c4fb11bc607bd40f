package dev.lenet.backend.djl;

import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spi.Network;
import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.api.spi.NetworkPlan.Step;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network on PyTorch. Its weights are one array over memory that Java has allocated: taking new
 * ones is one copy, and so is reading the gradient.
 *
 * <p>PyTorch's autograd is called directly: DJL's collector of gradients may be open once in a JVM
 * only.
 */
final class DjlNetwork implements Network {
  private final Tensors tensors;
  private final Shape input;
  private final int outputSize;
  private final RefilledArray inputs;
  private final RefilledArray errors;
  private final List<Operation> operations;
  private final List<Operation> operationsForOneRow;
  private final FloatBuffer weights;

  /** All weights; gradients are gathered here. */
  private final PtNDArray learning;

  /** The same memory tensor by tensor, for predicting: autograd does not record these arrays. */
  private final PtNDArray[] predicting;

  /** The tensors' shapes: a weight and a bias for each step that has them. */
  private final List<long[]> shapes = new ArrayList<>();

  /** The tensors' sizes, and behind them the number of weights that the plan does not use. */
  private final long[] sizes;

  /** The gradient, in one array as soon as there is one. */
  private @Nullable PtNDArray sum;

  private DjlNetwork(NetworkPlan plan, Tensors tensors) {
    this.tensors = tensors;
    this.input = plan.input();
    this.outputSize = plan.output().size();
    this.inputs = new RefilledArray(tensors);
    this.errors = new RefilledArray(tensors);
    this.operations = Operations.of(plan, tensors, false);
    this.operationsForOneRow = Operations.of(plan, tensors, true);
    plan.steps().stream().filter(Step::hasWeights).forEach(this::addShapes);
    ByteBuffer memory = Tensors.allocate(plan.weightCount());
    this.weights = memory.asFloatBuffer();
    this.learning = tensors.over(memory, plan.weightCount());
    JniUtils.attachGradient(learning, true);
    int tensorCount = shapes.size();
    this.sizes = Arrays.copyOf(shapes.stream().mapToLong(Tensors::size).toArray(), tensorCount + 1);
    sizes[tensorCount] = plan.weightCount() - Arrays.stream(sizes).sum();
    this.predicting = views(tensors.over(memory, plan.weightCount()), new Pass());
  }

  /** A network over arrays of {@code tensors}, which it closes, also if it cannot be built. */
  static DjlNetwork of(NetworkPlan plan, Tensors tensors) {
    try {
      return new DjlNetwork(plan, tensors);
    } catch (Throwable e) {
      tensors.close();
      throw e;
    }
  }

  private void addShapes(Step step) {
    shapes.add(step.weightShape());
    shapes.add(new long[] {step.output().channels()});
  }

  @Override
  public void setWeights(float[] newWeights) {
    weights.put(0, newWeights);
  }

  @Override
  public void outputs(FloatBuffer values, int rows, float[] outputs) {
    OneThread.run(
        () -> {
          try (Pass pass = new Pass()) {
            List<Operation> some = rows == 1 ? operationsForOneRow : operations;
            PtNDArray out = forward(some, values, rows, predicting, pass);
            Tensors.values(out).get(0, outputs, 0, rows * outputSize);
          }
        });
  }

  @Override
  public void gradient(FloatBuffer values, int rows, float[] outputs, Loss loss, float[] gradient) {
    OneThread.run(() -> computeGradient(values, rows, outputs, loss, gradient));
  }

  private void computeGradient(
      FloatBuffer values, int rows, float[] outputs, Loss loss, float[] gradient) {
    // the mode belongs to the thread, which is the caller's
    boolean mode = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
    try (Pass pass = new Pass()) {
      PtNDArray out = forward(operations, values, rows, views(learning, pass), pass);
      Tensors.values(out).get(0, outputs, 0, rows * outputSize);
      FloatBuffer errorValues = FloatBuffer.wrap(loss.gradient(outputs));
      PtNDArray error = errors.fill(pass, errorValues, out.getShape().getShape());
      Tensors.values(sumAfterBackward(out, error)).get(0, gradient);
    } finally {
      JniUtils.setGradMode(mode);
    }
  }

  private PtNDArray forward(
      List<Operation> some, FloatBuffer values, int rows, PtNDArray[] weightTensors, Pass pass) {
    PtNDArray out =
        inputs.fill(pass, values, rows, input.channels(), input.height(), input.width());
    for (Operation operation : some) {
      out = operation.apply(out, weightTensors, pass);
    }
    return out;
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

  /** The tensors of all weights as views, which pass their gradients on. */
  private PtNDArray[] views(PtNDArray all, Pass pass) {
    NDList parts = JniUtils.split(all, sizes, 0);
    parts.forEach(part -> pass.keep((PtNDArray) part));
    PtNDArray[] views = new PtNDArray[shapes.size()];
    for (int i = 0; i < views.length; i++) {
      views[i] = pass.reshape((PtNDArray) parts.get(i), shapes.get(i));
    }
    return views;
  }

  @Override
  public void close() {
    tensors.close();
  }
}
