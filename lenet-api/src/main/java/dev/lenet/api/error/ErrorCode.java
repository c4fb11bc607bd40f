package dev.lenet.api.error;

/**
 * The stable name of an error. It stands in brackets at the end of every message, to be searched
 * for; an entry of the documentation's page on errors explains each one.
 */
public enum ErrorCode {
  /** The named backend is not on the class path. */
  BACKEND_UNKNOWN,
  /** No backend at all is on the class path. */
  BACKEND_NONE,
  /** Several backends are present and nothing chooses one. */
  BACKEND_AMBIGUOUS,
  /** The backend is present, but its engine cannot start here, mostly for want of a native jar. */
  BACKEND_UNAVAILABLE,
  /** The engine failed while it computed. */
  BACKEND_FAILED,
  /** The backend lacks something that the spec asks for. */
  BACKEND_CAPABILITY,
  /** The network's answer is not finite, which no probabilities follow from. */
  PREDICTION_NOT_FINITE,
  /** The named data set has no provider on the class path. */
  DATASET_UNKNOWN,
  /** No source had the data. */
  DATA_MISSING,
  /** A data file is not what its format says. */
  DATA_DAMAGED,
  /** The data does not fit the network: other image size, or labels that it has no class for. */
  DATA_MISMATCH,
  /** No recipe has that name, or the spec file cannot be read. */
  SPEC_NOT_FOUND,
  /** The spec has values that it may not have. */
  SPEC_INVALID,
  /** The model file cannot be read or written. */
  MODEL_FILE_ACCESS,
  /** The model file is not what its format says. */
  MODEL_FILE_DAMAGED,
  /** The model file belongs to another network. */
  MODEL_FILE_MISMATCH,
  /** The loss is no longer a finite number. */
  TRAINING_DIVERGED,
  /** The training thread was interrupted. */
  TRAINING_INTERRUPTED,
  /** There is no checkpoint to go on from. */
  CHECKPOINT_MISSING,
  /** The folder holds checkpoints already, of a training that a new one would overwrite. */
  CHECKPOINT_EXISTS,
  /** Another training saves its checkpoints in the folder. */
  CHECKPOINT_IN_USE,
  /** The checkpoint is that of another spec, other epochs or other data. */
  CHECKPOINT_MISMATCH,
  /** A checkpoint cannot be read or written. */
  CHECKPOINT_ACCESS
}
