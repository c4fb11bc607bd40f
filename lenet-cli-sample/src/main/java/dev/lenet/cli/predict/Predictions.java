package dev.lenet.cli.predict;

import dev.lenet.api.picture.Reading;

/** Prints what was read, picture by picture. */
public interface Predictions {
  /** Announces a reading. {@link #add} prints it, after all readings of its group are announced. */
  void fit(String file, Reading reading);

  /** Prints a reading. */
  void add(String file, Reading reading);

  /** Prints that a picture could not be read; stderr says it already. */
  void addError(String file, String error);

  /** Ends the result. Without this, it is not complete. */
  void end();
}
