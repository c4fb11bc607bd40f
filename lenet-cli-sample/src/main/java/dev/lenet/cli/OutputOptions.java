package dev.lenet.cli;

import dev.lenet.cli.report.Json;
import dev.lenet.internal.text.Foreign;
import picocli.CommandLine.Option;

/** The options for how much a command prints, and in which form. */
final class OutputOptions {
  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Option(names = "--quiet", description = "Print only results and errors, no progress.")
  private boolean quiet;

  @Option(names = "--verbose", description = "Show where in the program an error occurred.")
  boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  boolean help;

  /** Prints a result in the chosen form. Its text cannot control a terminal. */
  void print(Console console, Object result, String text) {
    console.out().println(json ? Json.write(result) : Foreign.lines(text.stripTrailing()));
  }

  /** Prints progress, unless the command is quiet. */
  void say(Console console, String text) {
    if (!quiet) {
      console.err().println(text);
    }
  }

  boolean json() {
    return json;
  }

  boolean quiet() {
    return quiet;
  }
}
