package dev.lenet.api.error;

/**
 * The stable name of an error. It is in brackets at the end of every message, so that you can
 * search for it. The documentation's page on errors explains each one.
 */
public enum ErrorCode {
  /** The named backend is not on the class path. */
  BACKEND_UNKNOWN,
  /** No backend is on the class path, not even the built-in one: its services file was lost. */
  BACKEND_NONE,
  /** Several engines are on the class path and nothing chooses one. */
  BACKEND_AMBIGUOUS,
  /**
   * The backend is on the class path, but its engine cannot start here, or its provider cannot be
   * used. Usually a native jar is missing.
   */
  BACKEND_UNAVAILABLE,
  /** The engine failed while it computed. */
  BACKEND_FAILED,
  /** The backend lacks something that the spec asks for. */
  BACKEND_CAPABILITY,
  /** The network's answer is not finite, so there are no probabilities. */
  PREDICTION_NOT_FINITE,
  /** The named data set has no provider on the class path. */
  DATASET_UNKNOWN,
  /** Several providers on the class path have the named data set. */
  DATASET_AMBIGUOUS,
  /**
   * No source has the data, a file cannot be read, the thread was interrupted, or the data does not
   * fit into memory.
   */
  DATA_MISSING,
  /** A data file does not follow its format. */
  DATA_DAMAGED,
  /** The data does not fit the network: another image size, or labels without a class. */
  DATA_MISMATCH,
  /** No recipe has that name, or the spec file cannot be read. */
  SPEC_NOT_FOUND,
  /** The spec has values that are not allowed. */
  SPEC_INVALID,
  /** The model file cannot be read or written. */
  MODEL_FILE_ACCESS,
  /** The model file does not follow its format. */
  MODEL_FILE_DAMAGED,
  /** The model file belongs to another network. */
  MODEL_FILE_MISMATCH,
  /** The loss is no longer a finite number. */
  TRAINING_DIVERGED,
  /** The training thread was interrupted. */
  TRAINING_INTERRUPTED,
  /** The folder has no checkpoint to resume from. */
  CHECKPOINT_MISSING,
  /** The folder has checkpoints of another training, which a new training would overwrite. */
  CHECKPOINT_EXISTS,
  /** Another training saves its checkpoints in the folder. */
  CHECKPOINT_IN_USE,
  /** The checkpoint is of another spec, other epochs or other data. */
  CHECKPOINT_MISMATCH,
  /** A checkpoint cannot be read or written. */
  CHECKPOINT_ACCESS,
  /** The picture cannot be opened or read here. */
  PICTURE_ACCESS,
  /** The file is no picture, or a picture of a format that is not known. */
  PICTURE_UNKNOWN,
  /** The picture is damaged. */
  PICTURE_DAMAGED,
  /** The picture has too many bytes or pixels. */
  PICTURE_TOO_LARGE,
  /** The picture has no ink, but a digit was asked for. */
  PICTURE_BLANK
}
