package dev.lenet.internal.lookup;

/** Finds the cause of a failure in code that is not the library's. */
final class Failure {
  /** The most causes to follow, because causes may form a circle. */
  private static final int LONGEST_CHAIN = 50;

  private Failure() {}

  /**
   * The innermost cause, or the failure itself.
   *
   * @throws VirtualMachineError if the failure is one, or was caused by one, because no provider is
   *     to blame for it
   */
  static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    for (int i = 0; i < LONGEST_CHAIN; i++) {
      if (root instanceof VirtualMachineError error) {
        throw error;
      }
      Throwable cause = root.getCause();
      if (cause == null) {
        return root;
      }
      root = cause;
    }
    return failure;
  }
}
