package dev.lenet.api.weights;

import dev.lenet.api.Evaluation;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.ModelFileException;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.internal.file.Resource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The content of a model file: a spec, a model card and weights. Immutable. */
public final class ModelFile {
  private static final String PRETRAINED = "lenet5-best.safetensors";

  private final NetworkSpec spec;
  private final ModelCard card;
  private final Weights weights;

  ModelFile(NetworkSpec spec, ModelCard card, Weights weights) {
    if (!weights.fits(spec)) {
      throw new IllegalArgumentException(
          "The network '%s' cannot have these weights: %s".formatted(spec.name(), weights));
    }
    this.spec = spec;
    this.card = card;
    this.weights = weights;
  }

  /**
   * Makes a model file of a trained model. Its card describes the training.
   *
   * @throws IllegalArgumentException if the training did not make the model's present weights
   */
  public static ModelFile of(Model model, TrainingReport training) {
    return trained(model, training, null);
  }

  /**
   * Makes a model file of a trained model. Its card describes the training and has the accuracy on
   * test images.
   *
   * @param test an evaluation of the model with these weights
   * @throws IllegalArgumentException if the training did not make the model's present weights
   */
  public static ModelFile of(Model model, TrainingReport training, Evaluation test) {
    return trained(model, training, test);
  }

  private static ModelFile trained(
      Model model, TrainingReport training, @Nullable Evaluation test) {
    Weights weights = model.weights();
    if (!weights.sha256().equals(training.weightsSha256())) {
      throw new IllegalArgumentException(
          "The model '%s' has the weights of another training, or weights that were set. Make the file with the report of the model's latest training, before its weights change"
              .formatted(model.spec().name()));
    }
    return new ModelFile(model.spec(), StoredCard.of(training, test), weights);
  }

  /** The network and its training. */
  public NetworkSpec spec() {
    return spec;
  }

  /** Where the weights come from. */
  public ModelCard card() {
    return card;
  }

  /** The weights. */
  public Weights weights() {
    return weights;
  }

  /**
   * Checks that the weights are of a spec's network: the same input and the same layers.
   *
   * @param source what to call the file at the beginning of the message
   * @throws ModelFileException {@code MODEL_FILE_MISMATCH} if they are not; the message says what
   *     differs
   */
  public void requireNetwork(NetworkSpec expected, String source) {
    if (!expected.sameNetwork(spec)) {
      throw new ModelFileException(
          ErrorCode.MODEL_FILE_MISMATCH,
          "%s has the network '%s' (%s), not '%s' (%s). Use a model file and a spec of the same network"
              .formatted(
                  source,
                  spec.name(),
                  difference(spec, expected),
                  expected.name(),
                  difference(expected, spec)));
    }
  }

  /** What distinguishes one network from another. */
  private static String difference(NetworkSpec one, NetworkSpec other) {
    if (!one.input().equals(other.input())) {
      return "input " + one.input();
    }
    for (int i = 0; i < one.layers().size(); i++) {
      if (i >= other.layers().size() || !one.layers().get(i).equals(other.layers().get(i))) {
        return "layer " + (i + 1) + " is " + one.layers().get(i);
      }
    }
    return one.layers().size() + " layers";
  }

  @Override
  public String toString() {
    return spec.name() + " " + card;
  }

  /**
   * Reads a file.
   *
   * @throws ModelFileException if the file cannot be read or is damaged, or if its tensors do not
   *     fit its spec
   */
  public static ModelFile read(Path file) {
    return ModelFileFormat.decode(Safetensors.read(file), file.toString());
  }

  /**
   * The model in the jar: LeNet-5, trained on MNIST by the recipe {@code lenet5-best}. Its card has
   * its accuracy.
   */
  public static ModelFile pretrained() {
    byte[] bytes = Resource.read(ModelFile.class, PRETRAINED);
    return read(new ByteArrayInputStream(bytes), PRETRAINED);
  }

  /**
   * Reads a stream to its end; the caller closes it.
   *
   * @param source the name of the stream in errors
   * @throws ModelFileException if the stream cannot be read or is damaged, or if its tensors do not
   *     fit its spec
   */
  public static ModelFile read(InputStream in, String source) {
    return ModelFileFormat.decode(Safetensors.read(in, source), source);
  }

  /**
   * Replaces the file in one step. Other readers see the old file or the new one, even if writing
   * fails.
   *
   * @throws ModelFileException if the file cannot be written
   */
  public void write(Path file) {
    ModelFileFormat.encode(this).write(file);
  }

  /**
   * The bytes of the file that {@link #write} writes; {@link #read(InputStream, String)} reads
   * them.
   */
  public byte[] toBytes() {
    return ModelFileFormat.encode(this).toBytes();
  }
}
