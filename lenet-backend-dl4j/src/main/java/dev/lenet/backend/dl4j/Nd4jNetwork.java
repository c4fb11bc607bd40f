package dev.lenet.backend.dl4j;

import dev.lenet.api.batch.Batch;
import dev.lenet.api.optim.Softmax;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Parameter;
import dev.lenet.api.spi.Network;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.nativeblas.NativeOps;

/**
 * A network on ND4J: a chain of operations for each number of rows, over the same weights and
 * gradients.
 */
final class Nd4jNetwork implements Network {
  /** Full batches and partial ones, of training and of validation. */
  private static final int MOST_CHAINS = 4;

  private final NativeOps nativeOps;
  private final NetworkSpec spec;
  private final int classes;
  private final int inputSize;
  private final Memory memory;
  private final FloatBuffer weights;
  private final FloatBuffer gradients;
  private final List<LayerWeights> layerWeights = new ArrayList<>();
  private final Map<Integer, Chain> chains = new LinkedHashMap<>(16, 0.75f, true);
  private float[] errors = new float[0];

  Nd4jNetwork(NativeOps nativeOps, NetworkSpec spec) {
    this.nativeOps = nativeOps;
    this.memory = new Memory(nativeOps);
    this.spec = spec;
    this.classes = spec.classes();
    this.inputSize = spec.input().shape().size();
    try {
      Tensor flatWeights = memory.tensor(spec.parameterCount());
      Tensor flatGradients = memory.tensor(spec.parameterCount());
      this.weights = flatWeights.values();
      this.gradients = flatGradients.values();
      addLayerWeights(flatWeights, flatGradients);
    } catch (Throwable e) {
      memory.close();
      throw e;
    }
  }

  private void addLayerWeights(Tensor flatWeights, Tensor flatGradients) {
    List<Parameter> parameters = spec.parameters();
    for (int i = 0; i < parameters.size(); i += 2) {
      Parameter weight = parameters.get(i);
      Parameter bias = parameters.get(i + 1);
      layerWeights.add(
          new LayerWeights(
              part(flatWeights, weight),
              part(flatWeights, bias),
              part(flatGradients, weight),
              part(flatGradients, bias)));
    }
  }

  private static Tensor part(Tensor flat, Parameter parameter) {
    FloatPointer data = flat.data().getPointer(parameter.offset());
    return Tensor.of(data, parameter.shape().stream().mapToLong(Integer::longValue).toArray());
  }

  @Override
  public void setWeights(float[] newWeights) {
    weights.put(0, newWeights);
  }

  @Override
  public void gradient(Batch batch, float[] logits, float[] gradient) {
    onOneThread(() -> computeGradient(batch, logits, gradient));
  }

  private void computeGradient(Batch batch, float[] logits, float[] gradient) {
    Chain chain = forward(batch.inputs(), batch.rows(), logits);
    int values = batch.rows() * classes;
    if (errors.length < values) {
      errors = new float[values];
    }
    Softmax.crossEntropyGradient(logits, batch.rows(), classes, batch::label, errors);
    chain.errors().values().put(0, errors, 0, values);
    chain.backward();
    gradients.get(0, gradient);
  }

  @Override
  public void logits(FloatBuffer inputs, int rows, float[] logits) {
    onOneThread(() -> forward(inputs, rows, logits));
  }

  /**
   * Keeps the engine on the caller's thread. OpenMP's number of threads belongs to that thread, and
   * is put back: only the thread's own work sees the change.
   */
  private void onOneThread(Runnable work) {
    int found = nativeOps.ompGetMaxThreads();
    nativeOps.setOmpNumThreads(1);
    try {
      work.run();
    } finally {
      nativeOps.setOmpNumThreads(found);
    }
  }

  private Chain forward(FloatBuffer inputs, int rows, float[] logits) {
    Chain chain = chain(rows);
    chain.input().values().put(0, inputs, inputs.position(), rows * inputSize);
    chain.forward();
    chain.logits().values().get(0, logits, 0, rows * classes);
    return chain;
  }

  private Chain chain(int rows) {
    Chain chain = chains.get(rows);
    if (chain == null) {
      if (chains.size() == MOST_CHAINS) {
        var oldest = chains.entrySet().iterator();
        oldest.next().getValue().close();
        oldest.remove();
      }
      chain = new Chain(nativeOps, spec, layerWeights, rows);
      chains.put(rows, chain);
    }
    return chain;
  }

  @Override
  public void close() {
    chains.values().forEach(Chain::close);
    memory.close();
  }
}
