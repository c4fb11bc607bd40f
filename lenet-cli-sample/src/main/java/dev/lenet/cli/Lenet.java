package dev.lenet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lenet.api.LibraryVersion;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Trains, tests and uses LeNet-5 on the backends on the class path. */
@Command(
    name = "lenet",
    description = "Trains, tests and uses LeNet-5 on interchangeable engines.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done; 1 the work failed; 2 wrong usage or a bad spec; 3 data missing or damaged;",
      "4 backend unknown, none, ambiguous or unavailable; 130 interrupted."
    })
public final class Lenet {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  boolean help;

  @Option(names = "--version", versionHelp = true, description = "Show the version and exit.")
  boolean version;

  private Lenet() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    Console console = Console.ofThisProcess();
    // engines may print; stdout is for results only
    System.setOut(System.err);
    System.exit(run(console, args));
  }

  /** All commands. */
  static CommandLine commandLine(Console console, Failures failures) {
    CommandLine line =
        new CommandLine(new Lenet())
            .addSubcommand(new ReproduceCommand(console))
            .addSubcommand(new TrainCommand(console))
            .addSubcommand(new EvaluateCommand(console))
            .addSubcommand(new PredictCommand(console))
            .addSubcommand(new ExportCommand(console))
            .addSubcommand(new BenchCommand(console))
            .addSubcommand(new ServeCommand(console))
            .addSubcommand(new BackendsCommand(console))
            .addSubcommand(new SpecCommand(console))
            .addSubcommand(new DoctorCommand(console))
            .addSubcommand(new CompletionCommand(console))
            .setOut(new PrintWriter(console.out(), true, UTF_8))
            .setErr(new PrintWriter(console.err(), true, UTF_8))
            .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
            .setUsageHelpWidth(100)
            .setExpandAtFiles(false)
            .registerConverter(Path.class, Lenet::path)
            .registerConverter(Integer.class, number(Integer::valueOf, "a whole number"))
            .registerConverter(Long.class, number(Long::valueOf, "a whole number"))
            .registerConverter(Double.class, number(Double::valueOf, "a number such as 0.9"))
            .registerConverter(double.class, number(Double::valueOf, "a number such as 0.9"))
            .setParameterExceptionHandler(failures)
            .setExecutionExceptionHandler(failures);
    line.getCommandSpec()
        .version("lenet " + LibraryVersion.get() + " on Java " + Runtime.version());
    return line;
  }

  /** Runs one command and returns its exit code. */
  static int run(Console console, String... args) {
    Failures failures = new Failures(console.err());
    CommandLine line = commandLine(console, failures);
    int code;
    try {
      code = line.execute(args);
    } catch (RuntimeException | Error e) {
      code = failures.report("", e, List.of(args).contains("--verbose"));
    }
    if (console.out().checkError()) {
      console.err().println("lenet: the result could not be written to stdout");
      return code == ExitCode.DONE ? ExitCode.WORK_FAILED : code;
    }
    return code;
  }

  /** Says what is expected in other words than Java's. */
  private static <T> ITypeConverter<T> number(Function<String, T> parse, String expected) {
    return text -> {
      try {
        return parse.apply(text);
      } catch (NumberFormatException e) {
        throw new TypeConversionException("'%s' is not %s".formatted(text, expected));
      }
    };
  }

  /**
   * Refuses an empty name. It would mean the working folder, and may come from an unset variable.
   */
  static Path path(String name) {
    if (name.isEmpty()) {
      throw new TypeConversionException("the name of the file or folder is empty");
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(Failures.sentence(e));
    }
  }
}
