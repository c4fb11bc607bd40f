package dev.lenet.cli.report;

import java.util.List;

/** Results of several trainings side by side, as text. */
public final class Comparison {
  private Comparison() {}

  /** One line for each run, then one for each published result. */
  public static String of(List<Run> runs, List<Published> others) {
    TextTable table =
        TextTable.ofFigures(
            "",
            "epochs",
            "train",
            "validation",
            "test",
            "95% interval",
            "errors",
            "time",
            "images/s");
    for (Run run : runs) {
      table.row(cells(run));
    }
    for (Published published : others) {
      String accuracy = Figures.percent(published.testAccuracy());
      table.row(published.source(), "", "", "", accuracy, "", "", "", "");
    }
    return table.toString();
  }

  static String[] cells(Run run) {
    return new String[] {
      run.title(),
      String.valueOf(run.training().epochs().size()),
      Figures.percent(run.kept().trainAccuracy()),
      Figures.percent(run.kept().validationAccuracy()),
      Figures.percent(run.evaluation().accuracy()),
      Figures.interval(run.evaluation().accuracyInterval()),
      Figures.count(run.evaluation().errors()),
      Figures.seconds(run.training().trainSeconds()),
      Figures.count(run.training().imagesPerSecond())
    };
  }
}
