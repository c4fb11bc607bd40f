package dev.lenet.api.error;

import org.jspecify.annotations.Nullable;

/** Training could not go on: the loss diverged, or the thread was interrupted. */
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
