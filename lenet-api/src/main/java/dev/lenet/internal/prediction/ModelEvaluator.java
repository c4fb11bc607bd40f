package dev.lenet.internal.prediction;

import dev.lenet.api.Dataset;
import dev.lenet.api.Evaluation;
import dev.lenet.api.Evaluator;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.Prediction;
import dev.lenet.internal.batch.BatchAssembler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Evaluates any model, some images at a time. */
public final class ModelEvaluator implements Evaluator {
  /** Number of images at a time: enough to keep all processors busy, few enough to copy. */
  private static final int MOST_IMAGES = 1000;

  private static final int MOST_BYTES = 1 << 26;

  @Override
  public Evaluation evaluate(Model model, Dataset data, IntConsumer progress) {
    BatchAssembler.requireFit(model.spec(), data);
    List<Prediction> predictions = new ArrayList<>(data.size());
    int[] truth = new int[data.size()];
    int classes = model.spec().classes();
    int most = Math.max(1, Math.min(MOST_IMAGES, MOST_BYTES / data.imageShape().size()));
    for (int from = 0; from < data.size(); from += most) {
      int to = Math.min(from + most, data.size());
      List<Image> images = new ArrayList<>(to - from);
      for (int i = from; i < to; i++) {
        truth[i] = BatchAssembler.label(data, i, classes);
        images.add(data.image(i));
      }
      predictions.addAll(model.predict(images));
      progress.accept(to);
    }
    return new Evaluation(classes, truth, predictions);
  }
}
