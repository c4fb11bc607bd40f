package dev.lenet.soak;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Dataset;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.weights.ModelFile;
import java.util.List;
import java.util.stream.IntStream;

/** Reads images with the model in the jar: of each hundred ten alone, and two lists. */
final class Predictions implements Work {
  private static final int ROUND = 100;
  private static final int ALONE = 10;
  private static final int SHORT = 30;

  private final Backend backend;
  private final Model model;
  private final List<Image> images;

  Predictions(String name) {
    Dataset noise = Digits.noise(ROUND);
    images = IntStream.range(0, ROUND).mapToObj(noise::image).toList();
    backend = Backends.open(name);
    model = backend.newModel(ModelFile.pretrained());
  }

  /** Whole hundreds. */
  @Override
  public void advance(long units) {
    for (long done = 0; done < units; done += ROUND) {
      images.subList(0, ALONE).forEach(model::predict);
      model.predict(images.subList(ALONE, SHORT));
      model.predict(images.subList(SHORT, ROUND));
    }
  }

  @Override
  public void close() {
    model.close();
    backend.close();
  }
}
