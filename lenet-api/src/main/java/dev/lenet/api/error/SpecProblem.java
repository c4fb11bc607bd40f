package dev.lenet.api.error;

/**
 * One thing that is wrong in a spec.
 *
 * @param pointer JSON pointer (RFC 6901) of the offending value; empty for the whole document
 * @param found what stands there
 * @param allowed what may stand there
 */
public record SpecProblem(String pointer, String found, String allowed) {
  @Override
  public String toString() {
    return (pointer.isEmpty() ? "the whole" : pointer)
        + ": found "
        + found
        + ", allowed is "
        + allowed;
  }
}
