package dev.lenet.cli;

import dev.lenet.api.Backends;
import dev.lenet.api.Datasets;
import dev.lenet.api.spec.Specs;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lenet completion}. */
@Command(
    name = "completion",
    description = {
      "Prints a script with which bash and zsh complete commands, options, recipes, backends and files.",
      "",
      "For this shell:    source <(${ROOT-COMMAND-NAME} completion)",
      "For every shell:   add that line to ~/.bashrc or, below 'compinit', to ~/.zshrc",
      ""
    })
final class CompletionCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  boolean help;

  @Spec private CommandSpec command = CommandSpec.create();

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CommandSpec root = command.root();
    console.out().println(withFiles(AutoComplete.bash(root.name(), root.commandLine())).strip());
    return ExitCode.DONE;
  }

  /**
   * Lets files and folders be proposed too, where the script has only the names that may stand
   * there.
   */
  private static String withFiles(String script) {
    String names = "compReplyArray \"\\$\\{\\w*(?:FILE|DIR)\\w*_(option|pos_param)_args\\[@]}\"";
    return script
        .replaceAll("( *)(COMPREPLY=.*" + names + ")", "$1compopt -o filenames 2>/dev/null\n$1$2")
        .replaceAll(names, "$0; compgen -f -- \"\\${curr_word}\"");
  }

  /** The names of recipes; where a file may be named too, the shell completes it as well. */
  static final class Recipes implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Specs.names().iterator();
    }
  }

  /** The names of backends on the class path. */
  static final class BackendNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Backends.available().iterator();
    }
  }

  /** The names of data sets; a folder may be named too. */
  static final class DataSets implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Datasets.available().iterator();
    }
  }

  /** The name of the model in the jar. */
  static final class Models implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of(ModelOptions.PRETRAINED).iterator();
    }
  }
}
