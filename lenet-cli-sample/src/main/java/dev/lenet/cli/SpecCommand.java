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
import java.util.stream.Collectors;
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
  private final Console console;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  boolean help;

  SpecCommand(Console console) {
    this.console = console;
  }

  @Command(name = "list", description = "Lists the recipes that come with the library.")
  int list(@Mixin OutputOptions output) {
    List<Recipe> recipes = Specs.names().stream().map(Specs::recipe).map(Recipe::of).toList();
    TextTable table = TextTable.ofFigures("name", "parameters", "epochs");
    recipes.forEach(
        r -> table.row(r.name(), Figures.count(r.parameters()), String.valueOf(r.epochs())));
    output.print(console, new ListResult(recipes), table.toString());
    return ExitCode.DONE;
  }

  @Command(name = "show", description = "Prints a spec as JSON, with all defaults.")
  int show(
      @Mixin OutputOptions output,
      @Parameters(
              paramLabel = "NAME|FILE",
              completionCandidates = CompletionCommand.Recipes.class,
              description = "A recipe or a spec file.")
          String name) {
    console.out().println(Specs.toJson(Specs.find(name)).stripTrailing());
    return ExitCode.DONE;
  }

  @Command(name = "validate", description = "Lists all problems of a spec file.")
  int validate(
      @Mixin OutputOptions output,
      @Parameters(paramLabel = "FILE", description = "A spec file.") Path file) {
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

  private record ListResult(List<Recipe> specs) {}

  private record Recipe(String name, int parameters, int epochs) {
    static Recipe of(NetworkSpec spec) {
      return new Recipe(spec.name(), spec.parameterCount(), spec.training().epochs());
    }
  }

  private record ValidateResult(boolean valid, List<SpecProblem> problems) {}
}
