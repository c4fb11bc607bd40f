package dev.lenet.cli;

import dev.lenet.api.Backend;
import dev.lenet.api.BackendInfo;
import dev.lenet.api.Backends;
import dev.lenet.api.error.BackendException;
import dev.lenet.cli.report.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lenet backends}. */
@Command(name = "backends", description = "Lists the backends and starts each one.")
final class BackendsCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private BackendOption backend = new BackendOption();
  @Mixin private OutputOptions output = new OutputOptions();

  BackendsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Entry> entries = new ArrayList<>();
    int code = ExitCode.DONE;
    for (String name : backend.namedOrAll()) {
      try (Backend opened = Backends.open(name)) {
        entries.add(Entry.of(opened.info()));
      } catch (BackendException e) {
        console.err().println("lenet: " + e.getMessage());
        entries.add(new Entry(name, null, null, null, null, e.reason()));
        code = ExitCode.of(e);
      }
    }
    String choice = Backends.choice();
    output.print(
        console,
        new BackendsResult(entries, choice),
        text(entries) + "%nWithout --backend: %s".formatted(choice));
    return code;
  }

  private static String text(List<Entry> entries) {
    TextTable table = TextTable.ofWords("name", "engine", "version", "device", "binary");
    for (Entry e : entries) {
      table.row(
          e.name(),
          e.problem() == null ? shown(e.engine()) : "does not start",
          shown(e.version()),
          shown(e.device()),
          shown(e.nativeBinary()));
    }
    return table.toString();
  }

  private static String shown(@Nullable String value) {
    return value == null ? "" : value;
  }

  /** What there is, and which of it is taken without a name. */
  private record BackendsResult(List<Entry> backends, String choice) {}

  private record Entry(
      String name,
      @Nullable String engine,
      @Nullable String version,
      @Nullable String device,
      @Nullable String nativeBinary,
      @Nullable String problem) {
    static Entry of(BackendInfo info) {
      return new Entry(
          info.name(), info.engine(), info.version(), info.device(), info.nativeBinary(), null);
    }
  }
}
