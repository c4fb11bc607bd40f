package dev.lenet.backend.dl4j;

import dev.lenet.api.batch.Batch;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Parameter;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.Safetensors;
import dev.lenet.api.weights.Tensor;
import java.io.InputStream;
import java.util.Objects;

/** A network, its weights, inputs and labels, and what NumPy computed for them. */
record Golden(String name, NetworkSpec spec, Safetensors file) {
  private static final String FOLDER = "/dev/lenet/conformance/golden/";

  static Golden read(String name) throws Exception {
    try (InputStream in = Golden.class.getResourceAsStream(FOLDER + name + ".safetensors")) {
      Safetensors file = Safetensors.read(Objects.requireNonNull(in, name), name);
      String json = Objects.requireNonNull(file.metadata().get("spec"));
      return new Golden(name, Specs.parse(json, name), file);
    }
  }

  float[] tensor(String tensor) {
    return Objects.requireNonNull(file.tensors().get(tensor), tensor).values();
  }

  /** All tensors of weights, or with a prefix their gradients, as one flat array. */
  float[] flat(String prefix) {
    float[] flat = new float[spec.parameterCount()];
    for (Parameter parameter : spec.parameters()) {
      float[] values = tensor(prefix + parameter.name());
      System.arraycopy(values, 0, flat, parameter.offset(), values.length);
    }
    return flat;
  }

  /** All rows, again and again. */
  Batch batch(int times) {
    Tensor input = Objects.requireNonNull(file.tensors().get("input"));
    float[] labels = tensor("labels");
    Batch batch = new Batch(labels.length * times, input.size() / labels.length);
    batch.setRows(batch.capacity());
    for (int i = 0; i < times; i++) {
      batch.inputs().put(i * input.size(), input.values());
      for (int row = 0; row < labels.length; row++) {
        batch.setLabel(i * labels.length + row, (int) labels[row]);
      }
    }
    return batch;
  }
}
