package dev.lenet.api.error;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A spec cannot be found or is not valid. The message lists all problems. */
public final class SpecException extends LenetException {

  private static final long serialVersionUID = 1L;

  /** Empty after serialization; the message has all problems. */
  private final transient @Nullable List<SpecProblem> problems;

  /** A spec that could not be found or read. */
  public SpecException(String message, @Nullable IOException cause) {
    super(ErrorCode.SPEC_NOT_FOUND, message, cause);
    this.problems = List.of();
  }

  /** A spec with at least one problem; {@code source} says where it came from. */
  public SpecException(String source, List<SpecProblem> problems) {
    super(ErrorCode.SPEC_INVALID, describe(source, problems), null);
    this.problems = List.copyOf(problems);
  }

  private static String describe(String source, List<SpecProblem> problems) {
    return "The spec "
        + source
        + " is not valid:"
        + problems.stream().map(p -> "\n  " + p).collect(Collectors.joining())
        + "\n ";
  }

  /**
   * All problems, in document order; empty if the spec was not found. After a hundred problems, a
   * last entry says how many more there are.
   */
  public List<SpecProblem> problems() {
    return problems == null ? List.of() : problems;
  }
}
