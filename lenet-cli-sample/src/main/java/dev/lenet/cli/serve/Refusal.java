package dev.lenet.cli.serve;

/** Ends a request with a problem. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  Refusal(int status, String code, String detail) {
    this(new Problem(status, code, detail));
  }

  Refusal(Problem problem) {
    super(problem.detail(), null, false, false); // common, and of no use to a programmer
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
