package dev.lenet.api;

/** Measures how well a model reads a data set. Safe for use by several threads. */
public interface Evaluator {
  /**
   * Predicts every image and compares.
   *
   * @throws dev.lenet.api.error.DataException if images or labels do not fit the network
   */
  Evaluation evaluate(Model model, Dataset data);
}
