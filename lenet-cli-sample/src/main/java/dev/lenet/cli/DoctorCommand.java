package dev.lenet.cli;

import dev.lenet.cli.doctor.Check;
import dev.lenet.cli.doctor.Doctor;
import dev.lenet.cli.report.TextTable;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lenet doctor}. */
@Command(
    name = "doctor",
    description = {
      "Looks at Java, the backends, the data, the cache, fonts and settings: what is there, what is missing, and what to do. Downloads nothing.",
      "",
      "The exit code is 1 if something does not work ('problem'); a 'note' is something that could be better."
    })
final class DoctorCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private OutputOptions output = new OutputOptions();

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Check> checks = new Doctor(System.getenv()).checks();
    long problems = checks.stream().filter(Check::isProblem).count();
    output.print(console, new Result(problems == 0, checks), text(checks, problems));
    return problems == 0 ? ExitCode.DONE : ExitCode.WORK_FAILED;
  }

  private static String text(List<Check> checks, long problems) {
    TextTable table = TextTable.ofWords("", "", "");
    for (Check check : checks) {
      table.row(check.status(), check.name(), check.found());
      if (check.todo() != null) {
        table.row("", "", "-> " + check.todo());
      }
    }
    String result =
        problems == 0 ? "Nothing is wrong." : "Problems: %d. What to do stands behind '->'.";
    return table.toString().stripLeading() + "\n" + result.formatted(problems);
  }

  private record Result(boolean ok, List<Check> checks) {}
}
