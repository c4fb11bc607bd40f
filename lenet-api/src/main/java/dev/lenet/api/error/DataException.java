package dev.lenet.api.error;

import org.jspecify.annotations.Nullable;

/** Data is missing, damaged, or does not fit the network. */
public final class DataException extends LenetException {

  private static final long serialVersionUID = 1L;

  /** An error. Its message says what was asked, what was found, and what to do. */
  public DataException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /** The same with the cause. */
  public DataException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }
}
