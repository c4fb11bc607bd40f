package dev.lenet.internal.file;

import java.io.IOException;

/** Another process, or another part of this one, holds the folder; the message says who. */
public final class FolderInUseException extends IOException {
  private static final long serialVersionUID = 1L;

  FolderInUseException(String message) {
    super(message);
  }
}
