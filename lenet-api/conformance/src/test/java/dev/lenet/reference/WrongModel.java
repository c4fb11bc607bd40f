package dev.lenet.reference;

import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.Prediction;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.weights.ModelCard;
import dev.lenet.api.weights.Weights;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model, to be made wrong in one place. */
class WrongModel implements Model {
  final Model right;

  WrongModel(Model right) {
    this.right = right;
  }

  /** The model within, which its trainer knows. */
  static Model right(Model model) {
    return model instanceof WrongModel wrong ? wrong.right : model;
  }

  @Override
  public NetworkSpec spec() {
    return right.spec();
  }

  @Override
  public @Nullable ModelCard card() {
    return right.card();
  }

  @Override
  public List<Prediction> predict(List<Image> images) {
    return right.predict(images);
  }

  @Override
  public float[] probabilities(float[] inputs) {
    return right.probabilities(inputs);
  }

  @Override
  public float[] values(String layer, Image image) {
    return right.values(layer, image);
  }

  @Override
  public Weights weights() {
    return right.weights();
  }

  @Override
  public void setWeights(Weights weights) {
    right.setWeights(weights);
  }

  @Override
  public void close() {
    right.close();
  }
}
