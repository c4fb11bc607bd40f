package dev.lenet.api;

import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.weights.ModelCard;
import dev.lenet.api.weights.Weights;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network with weights, ready to predict. Safe for use by several threads, which predict in
 * parallel; close the models you open, which releases their native memory.
 *
 * <p>Every method but {@link #spec} and {@link #card} throws {@link IllegalStateException} while a
 * {@link Trainer} trains the model, and every one but these and {@link #close} after close.
 */
public interface Model extends AutoCloseable {
  /**
   * What the network looks like, and its training: once a {@link Trainer} has trained the model,
   * that of the latest training, whatever the model was made with. A training that was stopped
   * early is there as it was planned, since its schedule follows from that.
   */
  NetworkSpec spec();

  /**
   * Where the weights come from: the card of the file that the model was opened from; null once a
   * training or {@link #setWeights} has changed them, and of a model that was not opened from a
   * file.
   */
  @Nullable ModelCard card();

  /**
   * Reads one image, which is brought to the network's input size as the spec says.
   *
   * @throws IllegalArgumentException if the image cannot be brought to that size: other channels,
   *     or larger than a padded input
   */
  default Prediction predict(Image image) {
    return predict(List.of(image)).get(0);
  }

  /**
   * Reads several images, of one size or of many; faster than one by one. Answers are in the order
   * of the images. The list is read once, on the calling thread, before anything else; the images'
   * pixels are read until the call returns.
   *
   * @throws IllegalArgumentException if an image cannot be brought to the network's size
   * @throws dev.lenet.api.error.BackendException of code {@code PREDICTION_NOT_FINITE} if the
   *     weights are so large that an answer is not finite
   */
  List<Prediction> predict(List<Image> images);

  /**
   * The network's bare answer to inputs that are already what it expects.
   *
   * @param inputs values of one or more inputs, one behind the other, each channel by channel, row
   *     by row
   * @return the probabilities of all classes, input by input
   * @throws IllegalArgumentException if the length is not a multiple of the input's size
   * @throws dev.lenet.api.error.BackendException of code {@code PREDICTION_NOT_FINITE} if an answer
   *     is not finite, because an input is not, or the weights are too large
   */
  float[] probabilities(float[] inputs);

  /** A copy of the weights. */
  Weights weights();

  /**
   * Replaces the weights; predictions that began earlier may still use the old ones.
   *
   * @throws IllegalArgumentException if they are those of another network, or one is not finite
   */
  void setWeights(Weights weights);

  /** Releases everything native; waits for predictions under way. Closing twice does nothing. */
  @Override
  void close();
}
