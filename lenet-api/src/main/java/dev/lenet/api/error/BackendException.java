package dev.lenet.api.error;

import org.jspecify.annotations.Nullable;

/** A backend is missing, ambiguous, cannot start, or cannot do what was asked. */
public final class BackendException extends LenetException {

  private static final long serialVersionUID = 1L;

  /** An error with what was asked, what was found and what to do in its message. */
  public BackendException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /** An error with the failure that led to it. */
  public BackendException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }
}
