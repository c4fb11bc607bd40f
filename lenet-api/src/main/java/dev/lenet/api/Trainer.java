package dev.lenet.api;

/** Trains models of one backend, all in the same way. */
public interface Trainer {
  /**
   * Trains with nothing said beyond the spec; see {@link #train(Model, Dataset, TrainingOptions)}.
   */
  default TrainingReport train(Model model, Dataset data) {
    return train(model, data, TrainingOptions.none());
  }

  /**
   * Goes on from the model's present weights and changes them in place; {@link Model#spec} then has
   * this trainer's training. Meanwhile the model cannot predict. Listeners are called on the
   * calling thread, and can {@linkplain TrainingListener#wantsToStop stop} the training. Two
   * trainings of two models may run at once.
   *
   * <p>Interrupting the calling thread ends the training after the current batch. If training
   * fails, for this or another reason, the model keeps the weights it had before; checkpoints that
   * were saved stay.
   *
   * @param data what to learn from; the last images of it may be held back for validation, as the
   *     spec says
   * @throws dev.lenet.api.error.DataException if images or labels do not fit the network, or too
   *     few are left to learn from
   * @throws dev.lenet.api.error.TrainingException if the loss diverges or the thread is
   *     interrupted; {@code CHECKPOINT_EXISTS} if the folder has checkpoints already and none is to
   *     be resumed, {@code CHECKPOINT_MISSING} if there is none to resume, {@code
   *     CHECKPOINT_MISMATCH} if it is of another spec, other epochs or other data, {@code
   *     CHECKPOINT_IN_USE} if another training holds the folder, {@code CHECKPOINT_ACCESS} if a
   *     checkpoint cannot be read or written
   * @throws IllegalArgumentException if the model belongs to another backend
   */
  TrainingReport train(Model model, Dataset data, TrainingOptions options);
}
