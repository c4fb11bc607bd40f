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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Makes docs/cli.md of the commands. */
public final class CliReference {
  private final MarkdownWriter page = new MarkdownWriter();

  /** The options that most commands have, by their longest names. */
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

  /** Whether a command has the option, and says the same of it. */
  private static boolean has(CommandSpec command, OptionSpec option) {
    OptionSpec same = command.findOption(option.longestName());
    return same != null && Arrays.equals(same.description(), option.description());
  }

  private void add(CommandLine lenet) {
    List<CommandSpec> commands = commands(lenet).map(CommandLine::getCommandSpec).toList();
    for (OptionSpec option : commands.get(0).options()) {
      long users = commands.stream().filter(command -> has(command, option)).count();
      if (2 * users > commands.size()) {
        common.add(option.longestName());
      }
    }
    page.heading(1, "Commands and options");
    page.paragraph(
        "This page has what `lenet COMMAND --help` prints; [command-line.md](command-line.md) explains"
            + " how to work with it. It is made of the commands by `mvn -Psite"
            + " test-compile`, and a test compares it with them.");
    page.table(
        List.of("command", "what it does"),
        commands.stream().map(c -> List.of(link(c), summary(c))).toList());
    page.heading(2, "Common options");
    page.paragraph("The first line of each command shows which of these options it has:");
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
    lines(command.usageMessage().description());
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

  /** The first paragraph of a command's description. */
  private static String summary(CommandSpec command) {
    return Arrays.stream(command.usageMessage().description())
        .takeWhile(line -> !line.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** Paragraphs, and code where lines are indented or have columns. */
  private void lines(String... lines) {
    List<String> block = new ArrayList<>();
    for (String line : lines) {
      if (!block.isEmpty() && (line.isEmpty() || isCode(line) != isCode(block.get(0)))) {
        flush(block);
      }
      if (!line.isEmpty()) {
        block.add(line);
      }
    }
    flush(block);
  }

  private static boolean isCode(String line) {
    return line.startsWith("  ") || line.contains("   ");
  }

  private void flush(List<String> block) {
    if (!block.isEmpty() && isCode(block.get(0))) {
      page.code(block.stream().map(String::strip).toList());
    } else if (!block.isEmpty()) {
      page.paragraph(String.join(" ", block));
    }
    block.clear();
  }
}
