package dev.lenet.internal.checkpoint;

import org.jspecify.annotations.Nullable;

/** Checks the numbers of a checkpoint. They may come from a damaged file. */
final class Numbers {
  private Numbers() {}

  /**
   * Refuses a value.
   *
   * @throws IllegalArgumentException if it is not possible
   */
  static void require(boolean possible, String name, @Nullable Object value) {
    if (!possible) {
      throw new IllegalArgumentException("%s cannot be %s".formatted(name, value));
    }
  }
}
