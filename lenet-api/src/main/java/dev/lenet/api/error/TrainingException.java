package dev.lenet.api.error;

import org.jspecify.annotations.Nullable;

/** A training failed: it diverged, was interrupted, or cannot use its checkpoints. */
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
