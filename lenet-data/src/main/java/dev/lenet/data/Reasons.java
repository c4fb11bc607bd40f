package dev.lenet.data;

import dev.lenet.internal.file.FileReason;
import dev.lenet.internal.text.Foreign;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Describes the cause of a failure, because many exceptions have no message. */
final class Reasons {
  private static final int LONGEST = 1_500;

  private Reasons() {}

  static String of(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      String reason = own(t);
      if (reason != null) {
        return Foreign.text(reason, LONGEST);
      }
    }
    return failure instanceof ConnectException || failure.getCause() instanceof ConnectException
        ? "no connection could be made"
        : failure.getClass().getSimpleName();
  }

  /** For example {@code 0.5 seconds}. */
  static String seconds(Duration time) {
    return time.toMillis() / 1e3 + " seconds";
  }

  private static @Nullable String own(Throwable t) {
    if (t instanceof UnresolvedAddressException) {
      return "the name of the host cannot be resolved";
    }
    if (t instanceof FileSystemException file) {
      // with the file's name in front, because the failure may be a cause deep inside
      return Foreign.file(file.getFile()) + ": " + FileReason.of(file);
    }
    // Its message repeats its cause.
    return t instanceof ExecutionException ? null : t.getMessage();
  }
}
