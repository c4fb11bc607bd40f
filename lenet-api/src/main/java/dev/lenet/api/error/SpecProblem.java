package dev.lenet.api.error;

import dev.lenet.internal.text.Foreign;

/**
 * A problem in a spec.
 *
 * @param pointer JSON pointer (RFC 6901) of the wrong value, cut after 1,000 characters; empty for
 *     the whole document
 * @param found the value found, escaped and cut as {@link Foreign#text} does
 * @param allowed which values are allowed
 */
public record SpecProblem(String pointer, String found, String allowed) {
  private static final int POINTER = 1_000;

  /** Cuts what is long. */
  public SpecProblem {
    pointer = pointer.length() <= POINTER ? pointer : pointer.substring(0, POINTER) + "…";
    found = Foreign.text(found);
  }

  @Override
  public String toString() {
    return (pointer.isEmpty() ? "the whole" : Foreign.text(pointer))
        + ": found "
        + found
        + ", allowed is "
        + allowed;
  }
}
