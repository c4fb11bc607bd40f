package dev.lenet.api.error;

import org.jspecify.annotations.Nullable;

/** Training could not go on: the loss diverged, or the thread was interrupted. */
public final class TrainingException extends LenetException {

  private static final long serialVersionUID = 1L;

  /** An error with what was asked, what was found and what to do in its message. */
  public TrainingException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /** An error with the failure that led to it. */
  public TrainingException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }
}
