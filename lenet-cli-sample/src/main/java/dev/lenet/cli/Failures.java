package dev.lenet.cli;

import dev.lenet.api.error.LenetException;
import dev.lenet.internal.file.FileReason;
import dev.lenet.internal.file.FolderInUseException;
import dev.lenet.internal.text.Foreign;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Prints a sentence that says what went wrong, and gives the exit code. */
record Failures(PrintStream err) implements IExecutionExceptionHandler, IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException e, String[] args) {
    err.println("lenet: " + Foreign.text(e.getMessage()));
    err.println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.WRONG_USAGE;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult result) {
    boolean verbose =
        result.asCommandLineList().stream()
            .anyMatch(command -> command.getParseResult().hasMatchedOption("--verbose"));
    return report("", e, verbose);
  }

  /**
   * Reports any failure, with a stack trace only if {@code --verbose} is given.
   *
   * @param prefix the beginning of the sentence, such as a backend's name
   */
  int report(String prefix, Throwable e, boolean verbose) {
    err.println("lenet: " + prefix + sentence(e));
    if (verbose) {
      err.print(stackTrace(e));
    } else if (!isExpected(e)) {
      err.println("Run the same command with --verbose to see where in the program.");
    }
    return ExitCode.of(e);
  }

  private static String stackTrace(Throwable e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    return trace
        .toString()
        .lines()
        .map(line -> (line.startsWith("\t") ? "\t" : "") + Foreign.lines(line.stripLeading()))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static boolean isExpected(Throwable e) {
    return e instanceof LenetException
        || e instanceof FileSystemException
        || e instanceof FolderInUseException
        || e instanceof InvalidPathException
        || e instanceof OutOfMemoryError;
  }

  /** The same sentence without the error code. */
  static String reason(Throwable e) {
    return e instanceof LenetException known ? known.reason() : sentence(e);
  }

  /** What went wrong and what to do. */
  static String sentence(Throwable e) {
    if (e instanceof LenetException || e instanceof FolderInUseException) {
      return String.valueOf(e.getMessage());
    }
    if (e instanceof FileSystemException file) {
      return "The file or folder '%s' cannot be used: %s"
          .formatted(Foreign.file(String.valueOf(file.getFile())), FileReason.of(file));
    }
    if (e instanceof InvalidPathException path) {
      return "No file can have the name '%s': %s. If it looks right, this process has a locale without its characters: set LC_ALL=C.UTF-8"
          .formatted(Foreign.file(path.getInput()), path.getReason());
    }
    if (e instanceof OutOfMemoryError) {
      return "Not enough memory (%s; the heap may have %d MiB). Set more: LENET_JAVA_OPTS=-Xmx2g for the script, java -Xmx2g for the jar"
          .formatted(e.getMessage(), Runtime.getRuntime().maxMemory() >> 20);
    }
    return "Unexpected: " + Foreign.text(e);
  }
}
