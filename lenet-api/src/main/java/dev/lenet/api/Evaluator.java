package dev.lenet.api;

import java.util.function.IntConsumer;

/** Measures how well a model reads a data set. Safe for use by several threads. */
public interface Evaluator {
  /**
   * Predicts every image and compares.
   *
   * @throws dev.lenet.api.error.DataException if images or labels do not fit the network
   */
  default Evaluation evaluate(Model model, Dataset data) {
    return evaluate(model, data, images -> {});
  }

  /**
   * Predicts every image and compares, and tells how far it is.
   *
   * @param progress gets the number of images that are done, after some of them each time, from the
   *     calling thread; an exception from it ends the evaluation
   * @throws dev.lenet.api.error.DataException if images or labels do not fit the network
   */
  Evaluation evaluate(Model model, Dataset data, IntConsumer progress);
}
