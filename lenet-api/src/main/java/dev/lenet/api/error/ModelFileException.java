package dev.lenet.api.error;

import org.jspecify.annotations.Nullable;

/** A model file cannot be read or written, is damaged, or belongs to another network. */
public final class ModelFileException extends LenetException {

  private static final long serialVersionUID = 1L;

  /** An error with what was asked, what was found and what to do in its message. */
  public ModelFileException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /** An error with the failure that led to it. */
  public ModelFileException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }
}
