package dev.lenet.bench;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.Prediction;
import dev.lenet.api.Trainer;
import dev.lenet.api.spi.BackendProvider;
import java.util.List;
import java.util.stream.IntStream;

/** This library on a backend. */
final class LibraryUsage implements Usage {
  private final Digits digits;
  private final Backend backend;
  private final Model model;
  private final Trainer trainer;
  private final List<Image> images;

  LibraryUsage(BackendProvider provider, Digits digits) {
    this.digits = digits;
    this.backend = Backends.open(provider);
    this.model = backend.newModel(digits.spec());
    this.trainer = backend.newTrainer(digits.spec().training());
    this.images = IntStream.range(0, Digits.READ).mapToObj(digits.toRead()::image).toList();
  }

  @Override
  public void trainEpoch() {
    trainer.train(model, digits.toLearn());
  }

  @Override
  public float[] readOne() {
    return model.predict(images.get(0)).probabilities();
  }

  @Override
  public float[] readAll() {
    List<Prediction> predictions = model.predict(images);
    float[] all = new float[predictions.size() * digits.spec().classes()];
    for (int i = 0; i < predictions.size(); i++) {
      float[] one = predictions.get(i).probabilities();
      System.arraycopy(one, 0, all, i * one.length, one.length);
    }
    return all;
  }

  @Override
  public void close() {
    model.close();
    backend.close();
  }
}
