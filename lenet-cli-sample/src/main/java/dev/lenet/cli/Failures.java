package dev.lenet.cli;

import dev.lenet.api.error.LenetException;
import dev.lenet.api.file.FileReason;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says in a sentence what went wrong, and turns it into an exit code. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final PrintStream err;

  Failures(PrintStream err) {
    this.err = err;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    err.println("lenet: " + e.getMessage());
    err.println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.WRONG_USAGE;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult result) {
    boolean verbose =
        result.asCommandLineList().stream()
            .anyMatch(command -> command.getParseResult().hasMatchedOption("--verbose"));
    return report(e, verbose);
  }

  /** Reports what no command expects too; its stack trace only if it is asked for. */
  int report(Throwable e, boolean verbose) {
    err.println("lenet: " + sentence(e));
    if (verbose) {
      e.printStackTrace(err);
    } else if (!isExpected(e)) {
      err.println("The same command with --verbose tells where in the program.");
    }
    return e instanceof LenetException known ? ExitCode.of(known) : ExitCode.WORK_FAILED;
  }

  private static boolean isExpected(Throwable e) {
    return e instanceof LenetException
        || e instanceof FileSystemException
        || e instanceof OutOfMemoryError;
  }

  private static String sentence(Throwable e) {
    if (e instanceof LenetException known) {
      return String.valueOf(known.getMessage());
    }
    if (e instanceof FileSystemException file) {
      return "The file or folder '" + file.getFile() + "' cannot be used: " + FileReason.of(file);
    }
    if (e instanceof OutOfMemoryError) {
      return "There is not enough memory (%s; the heap may have %d MiB). Give it more: LENET_JAVA_OPTS=-Xmx2g for the script, java -Xmx2g for the jar"
          .formatted(e.getMessage(), Runtime.getRuntime().maxMemory() >> 20);
    }
    return "Unexpected: " + e;
  }
}
