package dev.lenet.api.error;

import dev.lenet.internal.text.Foreign;
import org.jspecify.annotations.Nullable;

/**
 * Anything the library refuses or fails to do for a reason outside the calling code; its message
 * ends with the {@linkplain ErrorCode code} in brackets, has no control characters but line feeds,
 * and at most about 100,000 characters. Wrong arguments are {@link IllegalArgumentException}s, use
 * after close is an {@link IllegalStateException}.
 */
public abstract sealed class LenetException extends RuntimeException
    permits BackendException, DataException, ModelFileException, SpecException, TrainingException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String reason;

  LenetException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(Foreign.message(message) + " [" + code + "]", cause);
    this.code = code;
    this.reason = Foreign.message(message);
  }

  /** The error's stable name. */
  public final ErrorCode code() {
    return code;
  }

  /** The message without the code. */
  public final String reason() {
    return reason;
  }
}
