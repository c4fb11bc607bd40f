package dev.lenet.api.error;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words why a file or folder cannot be used: many exceptions do no more than name it. */
public final class FileReason {
  private FileReason() {}

  /** Such as {@code permission denied}; to stand behind the file's name and a colon. */
  public static String of(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is none of that name";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "something that is no folder stands there";
    }
    if (e instanceof NotDirectoryException) {
      return "it is no folder";
    }
    String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }
}
