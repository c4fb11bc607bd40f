package dev.lenet.cli;

import dev.lenet.cli.report.Json;
import dev.lenet.internal.text.Foreign;
import picocli.CommandLine.Option;

/** How much a command says, and in which form. */
final class OutputOptions {
  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Option(names = "--quiet", description = "Say nothing on the way; only results and errors.")
  private boolean quiet;

  @Option(names = "--verbose", description = "With an error, show where in the program.")
  boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  boolean help;

  /** Prints a result in the form that was asked for; its text cannot control a terminal. */
  void print(Console console, Object json, String text) {
    console.out().println(this.json ? Json.write(json) : Foreign.lines(text.stripTrailing()));
  }

  /** Says something on the way. */
  void say(Console console, String text) {
    if (!quiet) {
      console.err().println(text);
    }
  }

  boolean quiet() {
    return quiet;
  }
}
