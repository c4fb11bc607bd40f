package dev.lenet.api.spi;

import dev.lenet.api.Dataset;
import dev.lenet.api.Evaluation;
import dev.lenet.api.Evaluator;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.Prediction;
import dev.lenet.api.batch.BatchAssembler;
import java.util.ArrayList;
import java.util.List;

/** Evaluates whatever can predict, some images at a time. */
final class ModelEvaluator implements Evaluator {
  /** Enough to keep all processors busy, few enough to copy. */
  private static final int IMAGES_AT_A_TIME = 1000;

  @Override
  public Evaluation evaluate(Model model, Dataset data) {
    BatchAssembler.requireFit(model.spec(), data);
    List<Prediction> predictions = new ArrayList<>(data.size());
    int[] truth = new int[data.size()];
    for (int from = 0; from < data.size(); from += IMAGES_AT_A_TIME) {
      int to = Math.min(from + IMAGES_AT_A_TIME, data.size());
      List<Image> images = new ArrayList<>(to - from);
      for (int i = from; i < to; i++) {
        truth[i] = data.label(i);
        images.add(data.image(i));
      }
      predictions.addAll(model.predict(images));
    }
    return new Evaluation(model.spec().classes(), truth, predictions);
  }
}
