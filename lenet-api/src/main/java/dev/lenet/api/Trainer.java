package dev.lenet.api;

/** Trains models of one backend with one training configuration. */
public interface Trainer {
  /** Trains with the default options; see {@link #train(Model, Dataset, TrainingOptions)}. */
  default TrainingReport train(Model model, Dataset data) {
    return train(model, data, TrainingOptions.none());
  }

  /**
   * Trains a model, beginning with its present weights, and changes them in place. Afterwards
   * {@link Model#spec} has this trainer's training. The model cannot predict during training.
   * Listeners are called on the calling thread, and can {@linkplain TrainingListener#wantsToStop
   * stop} the training. Trainings of different models may run at the same time.
   *
   * <p>Interrupting the calling thread ends the training after the current batch. If training
   * fails, for this or another reason, the model keeps the weights it had before, and saved
   * checkpoints stay.
   *
   * @param data the training images; the spec may use the last of them for validation
   * @throws dev.lenet.api.error.DataException if images or labels do not fit the network, or no
   *     training image is left beside the validation images
   * @throws dev.lenet.api.error.TrainingException if the loss diverges or the thread is
   *     interrupted; {@code CHECKPOINT_EXISTS} if the folder has checkpoints and the training does
   *     not resume, {@code CHECKPOINT_MISSING} if it should resume and the folder has none, {@code
   *     CHECKPOINT_MISMATCH} if the checkpoint is of another spec, other epochs or other data,
   *     {@code CHECKPOINT_IN_USE} if another training holds the folder, {@code CHECKPOINT_ACCESS}
   *     if a checkpoint cannot be read or written
   * @throws dev.lenet.api.error.ModelFileException if the training should resume and all
   *     checkpoints are damaged
   * @throws IllegalArgumentException if the model belongs to another backend
   */
  TrainingReport train(Model model, Dataset data, TrainingOptions options);
}
