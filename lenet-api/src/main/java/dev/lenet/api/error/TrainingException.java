package dev.lenet.api.error;

import org.jspecify.annotations.Nullable;

/** A training failed: the loss diverged, the thread was interrupted, or there is a problem with checkpoints. */
public final class TrainingException extends LenetException {

  private static final long serialVersionUID = 1L;

  /** An error. Its message says what was asked, what was found, and what to do. */
  public TrainingException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /** The same with the cause. */
  public TrainingException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }
}
