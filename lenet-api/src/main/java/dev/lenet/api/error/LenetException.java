package dev.lenet.api.error;

import dev.lenet.internal.text.Foreign;
import org.jspecify.annotations.Nullable;

/**
 * An error whose reason is outside the calling code. Its message ends with the {@linkplain
 * ErrorCode code} in brackets, has no control characters but line feeds, and has at most about
 * 100,000 characters. Wrong arguments throw {@link IllegalArgumentException}, and use after close
 * throws {@link IllegalStateException}.
 */
public abstract sealed class LenetException extends RuntimeException
    permits BackendException,
        DataException,
        ModelFileException,
        PictureException,
        SpecException,
        TrainingException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String reason;

  LenetException(ErrorCode code, String message, @Nullable Throwable cause) {
    this(code, cause, Foreign.message(message));
  }

  private LenetException(ErrorCode code, @Nullable Throwable cause, String reason) {
    super(reason + " [" + code + "]", cause);
    this.code = code;
    this.reason = reason;
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
