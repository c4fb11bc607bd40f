package dev.lenet.api.error;

import org.jspecify.annotations.Nullable;

/** Data is missing, damaged, or does not fit the network. */
public final class DataException extends LenetException {

  private static final long serialVersionUID = 1L;

  /** An error with what was asked, what was found and what to do in its message. */
  public DataException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /** An error with the failure that led to it. */
  public DataException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }
}
