package dev.lenet.internal.training;

import dev.lenet.internal.batch.Batch;
import dev.lenet.internal.optim.Loss;
import dev.lenet.internal.optim.Softmax;

/** The sum of losses and the number of correct answers for some images. */
record Tally(int images, double lossSum, int correct) {
  static final Tally NONE = new Tally(0, 0, 0);

  /** Counts one batch, from a network's logits. */
  static Tally of(Batch batch, float[] logits, int classes, Loss loss) {
    double lossSum = 0;
    int correct = 0;
    for (int row = 0; row < batch.rows(); row++) {
      int at = row * classes;
      lossSum += loss.of(logits, at, classes, batch.label(row));
      correct += Softmax.argMax(logits, at, classes) == batch.label(row) ? 1 : 0;
    }
    return new Tally(batch.rows(), lossSum, correct);
  }

  Tally plus(Tally other) {
    return new Tally(images + other.images, lossSum + other.lossSum, correct + other.correct);
  }

  double meanLoss() {
    return lossSum / images;
  }

  double accuracy() {
    return (double) correct / images;
  }
}
