package dev.lenet.conformance;

import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Parameter;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.Safetensors;
import dev.lenet.api.weights.Tensor;
import dev.lenet.api.weights.Weights;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A network with weights, inputs and labels, and what NumPy computed from them; the recipe is in
 * the project's {@code lenet-api/src/test/golden}.
 */
public final class GoldenNetwork {
  private final String name;
  private final Safetensors file;
  private final NetworkSpec spec;

  private GoldenNetwork(String name, Safetensors file) {
    this.name = name;
    this.file = file;
    this.spec =
        Specs.parse(Objects.requireNonNull(file.metadata().get("spec")), "of golden " + name);
  }

  /** Networks of every layer type, activation, stride and padding, with their gradients. */
  public static List<GoldenNetwork> cases() {
    return listed("cases.txt");
  }

  /** Networks with a few steps of each optimizer. */
  public static List<GoldenNetwork> steps() {
    return listed("steps.txt");
  }

  private static List<GoldenNetwork> listed(String list) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(open(list), StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.isBlank()).map(GoldenNetwork::load).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one of that name. */
  public static GoldenNetwork load(String name) {
    try (InputStream in = open(name + ".safetensors")) {
      return new GoldenNetwork(name, Safetensors.read(in, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String file) {
    return Objects.requireNonNull(
        GoldenNetwork.class.getResourceAsStream("golden/" + file), () -> "golden/" + file);
  }

  /** Network and training. */
  public NetworkSpec spec() {
    return spec;
  }

  /** Number of rows of the batch. */
  public int rows() {
    return tensor("labels").size();
  }

  /** Names and shapes of all tensors of weights, as the file has them. */
  public List<Tensor> weightTensors() {
    return spec.parameters().stream().map(parameter -> tensor(parameter.name())).toList();
  }

  /** The weights to begin with. */
  public Weights weights() {
    return Weights.of(spec, flat(""));
  }

  /** The gradient of the mean loss, as one flat array. */
  public float[] gradient() {
    return flat("gradient.");
  }

  /** The weights after the steps, as one flat array. */
  public float[] weightsAfter() {
    return flat("after.");
  }

  /** The values of one of the file's tensors, such as {@code logits}. */
  public float[] values(String tensor) {
    return tensor(tensor).values();
  }

  /** All rows of the batch, in memory of their own. */
  public Rows batch() {
    int[] labels = new int[rows()];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = (int) tensor("labels").value(row);
    }
    return Rows.of(values("input"), labels, spec.classes());
  }

  private float[] flat(String prefix) {
    float[] flat = new float[spec.parameterCount()];
    for (Parameter parameter : spec.parameters()) {
      System.arraycopy(
          values(prefix + parameter.name()), 0, flat, parameter.offset(), parameter.size());
    }
    return flat;
  }

  private Tensor tensor(String tensor) {
    return Objects.requireNonNull(
        file.tensors().get(tensor), () -> "golden " + name + " has no " + tensor);
  }

  @Override
  public String toString() {
    return name;
  }
}
