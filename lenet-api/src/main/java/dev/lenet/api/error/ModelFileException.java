package dev.lenet.api.error;

import org.jspecify.annotations.Nullable;

/** A model file cannot be read or written, is damaged, or belongs to another network. */
public final class ModelFileException extends LenetException {

  private static final long serialVersionUID = 1L;

  /** An error. Its message says what was asked, what was found, and what to do. */
  public ModelFileException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /** The same with the cause. */
  public ModelFileException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }
}
