package dev.lenet.api;

/** Trains models, all in the same way. */
public interface Trainer {
  /**
   * Goes on from the model's present weights and changes them in place; {@link Model#spec} then has
   * this trainer's training. Meanwhile the model cannot predict; listeners are called on the
   * calling thread, and can {@linkplain TrainingListener#wantsToStop stop} the training. Two
   * trainings of two models may run at once.
   *
   * <p>Interrupting the calling thread ends the training after the current batch. If training
   * fails, for this or another reason, the model keeps the weights it had before.
   *
   * @param data what to learn from, validation images included
   * @throws dev.lenet.api.error.DataException if images or labels do not fit the network, or too
   *     few are left to learn from
   * @throws dev.lenet.api.error.TrainingException if the loss diverges or the thread is interrupted
   * @throws IllegalArgumentException if the model belongs to another backend
   */
  TrainingReport train(Model model, Dataset data, TrainingListener... listeners);

  /**
   * Trains in the same way, and saves checkpoints on the way. It holds their folder until it ends;
   * an interrupted training leaves them there.
   *
   * @throws dev.lenet.api.error.TrainingException also of code {@code CHECKPOINT_EXISTS} if the
   *     folder has checkpoints already, {@code CHECKPOINT_IN_USE} if another training holds it, and
   *     {@code CHECKPOINT_ACCESS} if one cannot be written
   */
  TrainingReport train(
      Model model, Dataset data, Checkpoints checkpoints, TrainingListener... listeners);

  /**
   * Goes on from the newest checkpoint in the folder, and saves further ones. The model's own
   * weights do not matter. It ends with the same bytes in the weights as if the training had never
   * stopped, on the same backend, engine version, native binary and number of threads; where these
   * differ, listeners hear of it.
   *
   * @throws dev.lenet.api.error.TrainingException also of code {@code CHECKPOINT_MISSING} if there
   *     is none, {@code CHECKPOINT_MISMATCH} if it is of another spec, other epochs or other data,
   *     and {@code CHECKPOINT_IN_USE} if another training holds the folder
   */
  TrainingReport resume(
      Model model, Dataset data, Checkpoints checkpoints, TrainingListener... listeners);
}
