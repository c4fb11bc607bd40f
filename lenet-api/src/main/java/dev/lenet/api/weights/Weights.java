package dev.lenet.api.weights;

import dev.lenet.api.spec.Initializer;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Parameter;
import dev.lenet.internal.file.Sha256;
import dev.lenet.internal.random.CounterRandom;
import dev.lenet.internal.random.Purpose;
import dev.lenet.internal.text.Foreign;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * All weights of one network: named tensors in the order of {@link NetworkSpec#parameters}, stored
 * in one flat array. The same for every backend. Immutable.
 */
public final class Weights {
  private final List<Parameter> parameters;
  private final float[] flat;

  private Weights(List<Parameter> parameters, float[] flat) {
    this.parameters = parameters;
    this.flat = flat;
  }

  /** The initial weights, drawn by the spec's initializer and seed. */
  public static Weights initial(NetworkSpec spec) {
    List<Parameter> parameters = spec.parameters();
    float[] flat = new float[spec.parameterCount()];
    for (int index = 0; index < parameters.size(); index++) {
      Parameter parameter = parameters.get(index);
      long stream = CounterRandom.stream(spec.training().seed(), Purpose.INITIALIZE, 0, index);
      int parts = parameter.fanIns().size();
      int size = parameter.size() / parts;
      for (int part = 0; part < parts; part++) {
        double bound = bound(spec.initializer(), parameter, parameter.fanIns().get(part));
        // 0 times a negative draw would be -0.0
        for (int n = part * size; bound != 0 && n < (part + 1) * size; n++) {
          flat[parameter.offset() + n] =
              (float) ((2 * CounterRandom.uniform(stream, n) - 1) * bound);
        }
      }
    }
    return new Weights(parameters, flat);
  }

  private static double bound(Initializer initializer, Parameter parameter, double fanIn) {
    boolean biases = initializer == Initializer.PYTORCH || initializer == Initializer.LECUN1998;
    if (parameter.isBias() && !biases) {
      return 0;
    }
    return switch (initializer) {
      case GLOROT_UNIFORM -> StrictMath.sqrt(6 / (fanIn + parameter.fanOut()));
      case LECUN_UNIFORM -> StrictMath.sqrt(3 / fanIn);
      case PYTORCH -> 1 / StrictMath.sqrt(fanIn);
      case LECUN1998 -> 2.4 / fanIn;
    };
  }

  /**
   * Copies the flat array of all weights of a network.
   *
   * @throws IllegalArgumentException if its length is not the network's {@code parameterCount}
   */
  public static Weights of(NetworkSpec spec, float[] flat) {
    if (flat.length != spec.parameterCount()) {
      throw new IllegalArgumentException(
          "The network '%s' has %d weights, but %d were given"
              .formatted(spec.name(), spec.parameterCount(), flat.length));
    }
    return new Weights(spec.parameters(), flat.clone());
  }

  /**
   * Takes a network's weights from the tensors of a file.
   *
   * @throws IllegalArgumentException if a tensor is missing, has another shape, or has a value that
   *     is not finite
   */
  public static Weights of(NetworkSpec spec, Map<String, Tensor> tensors) {
    List<String> problems = problems(spec, tensors);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(Foreign.list(problems, "; "));
    }
    // allocated only now, when all tensors are known to exist
    float[] flat = new float[spec.parameterCount()];
    for (Parameter parameter : spec.parameters()) {
      Tensor tensor = Objects.requireNonNull(tensors.get(parameter.name()));
      tensor.requireFinite();
      System.arraycopy(tensor.values(), 0, flat, parameter.offset(), parameter.size());
    }
    return new Weights(spec.parameters(), flat);
  }

  /** The tensors of the network that are missing or have another shape. */
  static List<String> problems(NetworkSpec spec, Map<String, Tensor> tensors) {
    List<String> problems = new ArrayList<>();
    for (Parameter parameter : spec.parameters()) {
      Tensor tensor = tensors.get(parameter.name());
      if (tensor == null || !tensor.shape().equals(parameter.shape())) {
        String found = tensor == null ? "nothing" : "shape " + Foreign.text(tensor.shape());
        problems.add(
            "tensor '%s': found %s, expected shape %s"
                .formatted(parameter.name(), found, parameter.shape()));
      }
    }
    return problems;
  }

  /** Names, shapes and places of the tensors. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /** Number of values of all tensors together. */
  public int size() {
    return flat.length;
  }

  /**
   * A copy of one tensor.
   *
   * @throws IllegalArgumentException if no tensor has that name
   */
  public Tensor tensor(String name) {
    for (Parameter parameter : parameters) {
      if (parameter.name().equals(name)) {
        return new Tensor(name, parameter.shape(), flat, parameter.offset(), parameter.size());
      }
    }
    throw new IllegalArgumentException(
        "No such tensor: '%s'. The tensors are %s"
            .formatted(Foreign.text(name), parameters.stream().map(Parameter::name).toList()));
  }

  /** A copy of all values, tensor by tensor. */
  public float[] toArray() {
    return flat.clone();
  }

  /** SHA-256, in lower-case hexadecimal, of all values in order, encoded as in a model file. */
  public String sha256() {
    ByteBuffer bytes =
        ByteBuffer.allocate(flat.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(flat);
    MessageDigest digest = Sha256.newDigest();
    digest.update(bytes);
    return Sha256.hex(digest);
  }

  /** Whether names and shapes are the same as in the network. */
  public boolean fits(NetworkSpec spec) {
    return parameters.equals(spec.parameters());
  }

  /** Two objects are equal if names, shapes and bits are equal. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Weights that
        && parameters.equals(that.parameters)
        && Arrays.equals(flat, that.flat);
  }

  @Override
  public int hashCode() {
    return 31 * parameters.hashCode() + Arrays.hashCode(flat);
  }

  @Override
  public String toString() {
    return parameters.stream()
        .map(parameter -> parameter.name() + " " + parameter.shape())
        .collect(Collectors.joining(", ", flat.length + " weights: ", ""));
  }
}
