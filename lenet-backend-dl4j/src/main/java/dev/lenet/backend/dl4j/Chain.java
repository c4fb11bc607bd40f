package dev.lenet.backend.dl4j;

import dev.lenet.api.spec.Activation;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.Size;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.nativeblas.NativeOps;

/**
 * A network for one number of rows: operations on memory that is allocated once. The way back is
 * added when it is first needed.
 */
final class Chain implements AutoCloseable {
  private final Memory memory;
  private final int rows;
  private final Tensor input;
  private final List<Step> steps = new ArrayList<>();
  private @Nullable Tensor errors;

  /**
   * Prepares the way forward.
   *
   * @param weights of the layers that have any, in their order
   */
  Chain(NativeOps nativeOps, NetworkSpec spec, List<LayerWeights> weights, int rows) {
    this.memory = new Memory(nativeOps);
    this.rows = rows;
    try {
      this.input = tensor(spec.input().shape());
      addAll(spec, weights.iterator());
    } catch (Throwable e) {
      memory.close();
      throw e;
    }
  }

  private void addAll(NetworkSpec spec, Iterator<LayerWeights> weights) {
    Shape shape = spec.input().shape();
    for (LayerSpec layer : spec.layers()) {
      Shape outputShape = layer.outputShape(shape);
      add(layer, tensor(outputShape), weights);
      shape = outputShape;
    }
  }

  private Tensor tensor(Shape shape) {
    return memory.tensor(rows, shape.channels(), shape.height(), shape.width());
  }

  private void add(LayerSpec layer, Tensor output, Iterator<LayerWeights> weights) {
    if (layer instanceof LayerSpec.Conv2d conv) {
      steps.add(
          coversItsInput(conv, logits())
              ? new MatrixProduct(memory, logits(), weights.next(), output)
              : new Convolution(memory, conv, logits(), weights.next(), output));
      addActivation(conv.activation());
    } else if (layer instanceof LayerSpec.Dense dense) {
      steps.add(new MatrixProduct(memory, logits(), weights.next(), output));
      addActivation(dense.activation());
    } else if (layer instanceof LayerSpec.AvgPool2d pool) {
      addPooling(pool.type(), pool.kernel(), pool.stride(), output);
    } else if (layer instanceof LayerSpec.MaxPool2d pool) {
      addPooling(pool.type(), pool.kernel(), pool.stride(), output);
    }
  }

  /** Such a convolution is a matrix product, and faster as one. */
  private static boolean coversItsInput(LayerSpec.Conv2d conv, Tensor input) {
    return conv.kernel().equals(new Size(input.size(2), input.size(3)))
        && conv.padding().equals(new Size(0, 0));
  }

  private void addPooling(String name, Size kernel, Size stride, Tensor output) {
    steps.add(PlainStep.pooling(memory, name, kernel, stride, logits(), output));
  }

  private void addActivation(Activation activation) {
    switch (activation) {
      case TANH, RELU, SIGMOID ->
          steps.add(PlainStep.activation(memory, activation.specName(), logits()));
      case SCALED_TANH -> steps.add(new ScaledTanh(memory, logits()));
      case IDENTITY, SOFTMAX -> {
        // nothing to do: the network ends in logits
      }
    }
  }

  /** Where the inputs are to be put. */
  Tensor input() {
    return input;
  }

  /** What the last step so far gives; when the chain is complete, the logits. */
  Tensor logits() {
    return steps.isEmpty() ? input : steps.get(steps.size() - 1).output();
  }

  /** Where the gradient with respect to the logits is to be put before {@link #backward}. */
  Tensor errors() {
    if (errors == null) {
      Tensor gradient = memory.tensor(logits().shape());
      Tensor ofLogits = gradient;
      int first = firstWithWeights();
      for (int i = steps.size() - 1; i >= first; i--) {
        Tensor next = steps.get(i).prepareBackward(gradient, i > first);
        gradient = next == null ? gradient : next;
      }
      errors = ofLogits;
    }
    return errors;
  }

  /** Nothing before the first weights needs a gradient. */
  private int firstWithWeights() {
    int first = 0;
    while (steps.get(first) instanceof PlainStep || steps.get(first) instanceof ScaledTanh) {
      first++;
    }
    return first;
  }

  void forward() {
    steps.forEach(Step::forward);
  }

  void backward() {
    for (int i = steps.size() - 1; i >= firstWithWeights(); i--) {
      steps.get(i).backward();
    }
  }

  @Override
  public void close() {
    memory.close();
  }
}
