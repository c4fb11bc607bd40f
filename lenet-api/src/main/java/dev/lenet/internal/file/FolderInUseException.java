package dev.lenet.internal.file;

import java.io.IOException;

/**
 * Another process, or another part of this process, has locked the folder. The message names it.
 */
public final class FolderInUseException extends IOException {
  private static final long serialVersionUID = 1L;

  FolderInUseException(String message) {
    super(message);
  }
}
