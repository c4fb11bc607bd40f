package dev.lenet.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option for the results' folder. */
final class FolderOption {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the results go (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("lenet-out");

  Path folder() {
    return out;
  }
}
