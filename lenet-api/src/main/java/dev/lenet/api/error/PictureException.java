package dev.lenet.api.error;

import org.jspecify.annotations.Nullable;

/** A picture cannot be read, or has nothing to read in it. */
public final class PictureException extends LenetException {

  private static final long serialVersionUID = 1L;

  /** An error. Its message says what was asked, what was found, and what to do. */
  public PictureException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /** The same with the cause. */
  public PictureException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }
}
