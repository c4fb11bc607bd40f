package dev.lenet.cli.report;

import dev.lenet.api.Evaluation;
import java.util.List;

/** How well each class was read, as a table. */
public final class PerClass {
  private PerClass() {}

  /** One line for each class. */
  public static TextTable of(Evaluation evaluation) {
    TextTable table = TextTable.ofFigures("class", "images", "precision", "recall", "F1");
    List<Evaluation.ClassScore> scores = evaluation.perClass();
    for (int c = 0; c < scores.size(); c++) {
      Evaluation.ClassScore score = scores.get(c);
      table.row(
          String.valueOf(c),
          Figures.count(score.support()),
          Figures.percent(score.precision()),
          Figures.percent(score.recall()),
          Figures.percent(score.f1()));
    }
    return table;
  }
}
