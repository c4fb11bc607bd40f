package dev.lenet.cli;

import dev.lenet.site.MarkdownWriter;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Makes docs/cli.md of the commands. */
public final class CliReference {
  private final MarkdownWriter page = new MarkdownWriter();

  /** The options that every command has. */
  private final Set<String> common = new TreeSet<>();

  private CliReference() {}

  /** The page. */
  public static String page() {
    CliReference reference = new CliReference();
    reference.add(commands());
    return reference.page.toString();
  }

  /** The commands, which print nothing. */
  static CommandLine commands() {
    PrintStream none =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Console console =
        new Console(new ByteArrayInputStream(new byte[0]), none, none, false, () -> false);
    return Lenet.commandLine(console, new Failures(none));
  }

  private void add(CommandLine lenet) {
    List<CommandSpec> commands = commands(lenet).map(CommandLine::getCommandSpec).toList();
    common.addAll(commands.get(0).optionsMap().keySet());
    commands.forEach(command -> common.retainAll(command.optionsMap().keySet()));
    page.heading(1, "Command line");
    page.paragraph(
        "This page has what `lenet COMMAND --help` prints. It is made of the commands by `mvn -Psite"
            + " test-compile`, and a test compares it with them.");
    page.table(
        List.of("command", "what it does"),
        commands.stream().map(c -> List.of(link(c), text(c).get(0))).toList());
    page.heading(2, "Every command");
    table(commands.get(0).options().stream().filter(this::isCommon).toList());
    lines(lenet.getCommandSpec().usageMessage().footer());
    commands.forEach(this::add);
  }

  /** The commands that do something, also those below others. */
  private static Stream<CommandLine> commands(CommandLine line) {
    return line.getSubcommands().isEmpty()
        ? Stream.of(line)
        : line.getSubcommands().values().stream().flatMap(CliReference::commands);
  }

  private static String link(CommandSpec command) {
    String name = command.qualifiedName();
    return "[`%s`](#%s)".formatted(name, name.replace(' ', '-'));
  }

  private boolean isCommon(OptionSpec option) {
    return common.contains(option.longestName());
  }

  private void add(CommandSpec command) {
    page.heading(2, command.qualifiedName());
    text(command).forEach(page::paragraph);
    page.code(synopsis(command).lines().map(String::stripTrailing).toList());
    List<ArgSpec> own = new ArrayList<>(command.positionalParameters());
    command.options().stream().filter(option -> !isCommon(option)).forEach(own::add);
    if (!own.isEmpty()) {
      table(own);
    }
    lines(command.usageMessage().footer());
  }

  private static String synopsis(CommandSpec command) {
    Help help = new Help(command, Help.defaultColorScheme(Help.Ansi.OFF));
    return help.synopsis(0);
  }

  private void table(List<? extends ArgSpec> arguments) {
    List<List<String>> rows = new ArrayList<>();
    for (ArgSpec argument : arguments) {
      String needed = argument.required() && argument.isOption() ? " Required." : "";
      String description = String.join(" ", argument.description());
      rows.add(List.of("`" + name(argument) + "`", description.replace("%n", " ") + needed));
    }
    page.table(List.of("argument", "meaning"), rows);
  }

  private static String name(ArgSpec argument) {
    if (argument instanceof OptionSpec option) {
      String names = String.join("`, `", option.names());
      return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
    }
    return argument.paramLabel();
  }

  /** The paragraphs of a command's description. */
  private static List<String> text(CommandSpec command) {
    String lines = String.join("\n", command.usageMessage().description());
    return Arrays.stream(lines.split("\n\n+"))
        .map(paragraph -> paragraph.replace('\n', ' ').strip())
        .filter(paragraph -> !paragraph.isEmpty())
        .toList();
  }

  /** Paragraphs, and code where lines are indented. */
  private void lines(String... lines) {
    List<String> block = new ArrayList<>();
    for (String line : lines) {
      boolean code = line.startsWith("  ");
      if (!block.isEmpty() && (line.isEmpty() || code != block.get(0).startsWith("  "))) {
        flush(block);
      }
      if (!line.isEmpty()) {
        block.add(line);
      }
    }
    flush(block);
  }

  private void flush(List<String> block) {
    if (!block.isEmpty() && block.get(0).startsWith("  ")) {
      page.code(block.stream().map(String::strip).toList());
    } else if (!block.isEmpty()) {
      page.paragraph(String.join(" ", block));
    }
    block.clear();
  }
}
