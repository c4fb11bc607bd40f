package dev.lenet.cli;

import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.SpecException;
import dev.lenet.api.error.SpecProblem;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.cli.report.Figures;
import dev.lenet.cli.report.TextTable;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lenet spec}, which needs one of its subcommands. */
@Command(
    name = "spec",
    description = "Shows and checks specs.",
    synopsisSubcommandLabel = "COMMAND")
final class SpecCommand {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  boolean help;

  private SpecCommand() {}

  static CommandLine with(Console console) {
    return new CommandLine(new SpecCommand())
        .addSubcommand(new ListCommand(console))
        .addSubcommand(new ShowCommand(console))
        .addSubcommand(new ValidateCommand(console));
  }

  @Command(name = "list", description = "Lists the recipes that come with the library.")
  private static final class ListCommand implements Callable<Integer> {
    private final Console console;
    @Mixin private OutputOptions output = new OutputOptions();

    ListCommand(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      List<Entry> entries = Specs.names().stream().map(Specs::recipe).map(Entry::of).toList();
      TextTable table = TextTable.ofFigures("name", "parameters", "epochs");
      entries.forEach(
          e -> table.row(e.name(), Figures.count(e.parameters()), String.valueOf(e.epochs())));
      output.print(console, new ListResult(entries), table.toString());
      return ExitCode.DONE;
    }

    private record ListResult(List<Entry> specs) {}

    private record Entry(String name, int parameters, int epochs) {
      static Entry of(NetworkSpec spec) {
        return new Entry(spec.name(), spec.parameterCount(), spec.training().epochs());
      }
    }
  }

  @Command(name = "show", description = "Prints a spec as JSON, with all defaults.")
  static final class ShowCommand implements Callable<Integer> {
    private final Console console;
    @Mixin OutputOptions output = new OutputOptions();

    @Parameters(paramLabel = "NAME", description = "A recipe or a spec file.")
    private String name = "";

    ShowCommand(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      console.out().println(Specs.toJson(Specs.find(name)).stripTrailing());
      return ExitCode.DONE;
    }
  }

  @Command(name = "validate", description = "Lists all problems of a spec file.")
  private static final class ValidateCommand implements Callable<Integer> {
    private final Console console;
    @Mixin private OutputOptions output = new OutputOptions();

    @Parameters(paramLabel = "FILE", description = "A spec file.")
    private Path file = Path.of("");

    ValidateCommand(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      try {
        NetworkSpec spec = Specs.read(file);
        String text =
            "valid: '%s', %d layers, %s parameters"
                .formatted(spec.name(), spec.layers().size(), Figures.count(spec.parameterCount()));
        output.print(console, new ValidateResult(true, List.of()), text);
        return ExitCode.DONE;
      } catch (SpecException e) {
        if (e.code() != ErrorCode.SPEC_INVALID) {
          throw e;
        }
        String text =
            e.problems().stream()
                .map(SpecProblem::toString)
                .collect(Collectors.joining("\n", "not valid:\n", ""));
        output.print(console, new ValidateResult(false, e.problems()), text);
        return ExitCode.of(e);
      }
    }

    private record ValidateResult(boolean valid, List<SpecProblem> problems) {}
  }
}
