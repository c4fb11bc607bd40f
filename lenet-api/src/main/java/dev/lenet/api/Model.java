package dev.lenet.api;

import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.weights.ModelCard;
import dev.lenet.api.weights.Weights;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A network with weights, ready to predict. Safe for use by several threads, which predict in
 * parallel. Close the models you open; that releases their native memory.
 *
 * <p>While a {@link Trainer} trains the model, every method but {@link #spec} and {@link #card}
 * throws {@link IllegalStateException}. After close, every method but these and {@link #close}
 * throws it.
 */
public interface Model extends AutoCloseable {
  /**
   * The network and its training. After a {@link Trainer} has trained the model, this is the latest
   * training, as it was planned, even if it was stopped early: its schedule depends on the plan.
   */
  NetworkSpec spec();

  /**
   * Where the weights come from: the card of the file that the model was opened from. Null if the
   * model was not opened from a file, or if a training or {@link #setWeights} has changed the
   * weights.
   */
  @Nullable ModelCard card();

  /**
   * Reads one image. The spec says how it is brought to the network's input size.
   *
   * @throws IllegalArgumentException if the image cannot be brought to that size, because it has
   *     other channels or is larger than a padded input
   */
  default Prediction predict(Image image) {
    return predict(List.of(Objects.requireNonNull(image, "image is null"))).get(0);
  }

  /**
   * Reads several images, which may have different sizes. This is faster than one by one. Answers
   * are in the order of the images. The list is read once, at the beginning, on the calling thread;
   * the pixels are read until the call returns.
   *
   * @throws IllegalArgumentException if an image cannot be brought to the network's size
   * @throws dev.lenet.api.error.BackendException of code {@code PREDICTION_NOT_FINITE} if the
   *     weights are so large that an answer is not finite
   */
  List<Prediction> predict(List<Image> images);

  /**
   * Computes probabilities for inputs that need no preprocessing.
   *
   * @param inputs the values of one or more inputs, input by input, channel by channel, row by row
   * @return the probabilities of all classes, input by input
   * @throws IllegalArgumentException if the length is not a multiple of the input's size
   * @throws dev.lenet.api.error.BackendException of code {@code PREDICTION_NOT_FINITE} if an answer
   *     is not finite, because an input is not, or the weights are too large
   */
  float[] probabilities(float[] inputs);

  /**
   * Computes what one layer makes of an image, to look into the network. A network is made for each
   * call, so this is much slower than {@link #predict(Image)}.
   *
   * @param layer the layer's name in the spec
   * @return the layer's output after its activation, channel by channel, row by row; {@link
   *     NetworkSpec#outputShapes} says how many of each. The last layer's are the logits: softmax
   *     is not applied
   * @throws IllegalArgumentException if no layer has that name, or the image cannot be brought to
   *     the network's size
   * @throws dev.lenet.api.error.BackendException of code {@code PREDICTION_NOT_FINITE} if a value
   *     is not finite, because the weights are too large
   */
  float[] values(String layer, Image image);

  /** A copy of the weights. */
  Weights weights();

  /**
   * Replaces the weights; predictions that began earlier may still use the old ones.
   *
   * @throws IllegalArgumentException if they do not fit the network, or one is not finite
   */
  void setWeights(Weights weights);

  /**
   * Releases all native memory, after running predictions have ended. Closing twice does nothing.
   */
  @Override
  void close();
}
