package com.example.spark;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Refuses numbers of the command line that no command could use. */
final class Numbers {
  private Numbers() {}

  /**
   * Refuses a number below 1.
   *
   * @throws ParameterException if it is
   */
  static void requirePositive(CommandSpec command, String option, long value) {
    if (value < 1) {
      throw new ParameterException(
          command.commandLine(), "%s is %d, and must be at least 1".formatted(option, value));
    }
  }
}
