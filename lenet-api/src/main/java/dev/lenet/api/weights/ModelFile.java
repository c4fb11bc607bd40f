package dev.lenet.api.weights;

import dev.lenet.api.Evaluation;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.spec.NetworkSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A trained network as it is kept in a file: what it looks like, where it comes from, its weights.
 * Immutable.
 */
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

  /** The model as a training has left it, with a card that tells of the training. */
  public static ModelFile of(Model model, TrainingReport training) {
    return new ModelFile(model.spec(), ModelCard.of(training, null), model.weights());
  }

  /** The same with the accuracy on test images. */
  public static ModelFile of(Model model, TrainingReport training, Evaluation test) {
    return new ModelFile(model.spec(), ModelCard.of(training, test), model.weights());
  }

  /** What the network looks like, and the training that it went through. */
  public NetworkSpec spec() {
    return spec;
  }

  /** Where it comes from. */
  public ModelCard card() {
    return card;
  }

  /** Its weights. */
  public Weights weights() {
    return weights;
  }

  @Override
  public String toString() {
    return spec.name() + " " + card;
  }

  /**
   * Reads a file.
   *
   * @throws dev.lenet.api.error.ModelFileException if it cannot be read, is damaged, or its tensors
   *     are not those of its spec
   */
  public static ModelFile read(Path file) {
    return ModelFileFormat.decode(Safetensors.read(file), file.toString());
  }

  /**
   * The model that comes in the jar: LeNet-5 trained on MNIST by the recipe {@code lenet5-best}.
   * Its card says how accurate it is.
   */
  public static ModelFile pretrained() {
    try (InputStream in = ModelFile.class.getResourceAsStream(PRETRAINED)) {
      if (in == null) {
        throw new IllegalStateException("The jar of lenet-api has lost its " + PRETRAINED);
      }
      return read(in, PRETRAINED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a stream to its end; the caller closes it.
   *
   * @param source what to call the stream in errors
   * @throws dev.lenet.api.error.ModelFileException if it cannot be read, is damaged, or its tensors
   *     are not those of its spec
   */
  public static ModelFile read(InputStream in, String source) {
    return ModelFileFormat.decode(Safetensors.read(in, source), source);
  }

  /**
   * Replaces the file in one step: whoever reads it meanwhile, and whatever fails, sees the old
   * file or the new one.
   *
   * @throws dev.lenet.api.error.ModelFileException if it cannot be written
   */
  public void write(Path file) {
    ModelFileFormat.encode(this).write(file);
  }
}
