package dev.lenet.api.error;

import org.jspecify.annotations.Nullable;

/** A backend is missing, ambiguous, cannot start, or cannot do what was asked. */
public final class BackendException extends LenetException {

  private static final long serialVersionUID = 1L;

  /** An error. Its message says what was asked, what was found, and what to do. */
  public BackendException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /** The same with the cause. */
  public BackendException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }
}
