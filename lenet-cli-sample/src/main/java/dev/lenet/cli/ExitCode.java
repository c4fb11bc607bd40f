package dev.lenet.cli;

import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.LenetException;
import dev.lenet.internal.file.FolderInUseException;
import java.nio.file.InvalidPathException;

/** The exit codes. */
final class ExitCode {
  static final int DONE = 0;
  static final int WORK_FAILED = 1;
  static final int WRONG_USAGE = 2;
  static final int NO_DATA = 3;
  static final int NO_BACKEND = 4;
  static final int INTERRUPTED = 130;

  private ExitCode() {}

  static int of(Throwable e) {
    if (e instanceof LenetException known) {
      return of(known.code());
    }
    return e instanceof FolderInUseException || e instanceof InvalidPathException
        ? WRONG_USAGE
        : WORK_FAILED;
  }

  static int of(ErrorCode code) {
    return switch (code) {
      case BACKEND_UNKNOWN,
          BACKEND_NONE,
          BACKEND_AMBIGUOUS,
          BACKEND_UNAVAILABLE,
          BACKEND_CAPABILITY ->
          NO_BACKEND;
      case DATASET_UNKNOWN, DATASET_AMBIGUOUS, DATA_MISSING, DATA_DAMAGED, DATA_MISMATCH -> NO_DATA;
      case SPEC_NOT_FOUND,
          SPEC_INVALID,
          CHECKPOINT_MISSING,
          CHECKPOINT_EXISTS,
          CHECKPOINT_IN_USE,
          CHECKPOINT_MISMATCH ->
          WRONG_USAGE;
      case BACKEND_FAILED,
          PREDICTION_NOT_FINITE,
          MODEL_FILE_ACCESS,
          MODEL_FILE_DAMAGED,
          MODEL_FILE_MISMATCH,
          TRAINING_DIVERGED,
          CHECKPOINT_ACCESS,
          PICTURE_ACCESS,
          PICTURE_UNKNOWN,
          PICTURE_DAMAGED,
          PICTURE_TOO_LARGE,
          PICTURE_BLANK ->
          WORK_FAILED;
      case TRAINING_INTERRUPTED -> INTERRUPTED;
    };
  }
}
