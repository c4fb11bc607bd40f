package dev.lenet.cli.report;

import dev.lenet.api.Evaluation;
import java.util.List;

/** How well each class was read, as a table. */
public final class PerClass {
  private PerClass() {}

  /** One line for each class. */
  public static String text(Evaluation evaluation) {
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
    return table.toString();
  }

  static String html(Evaluation evaluation) {
    StringBuilder rows = new StringBuilder();
    List<Evaluation.ClassScore> scores = evaluation.perClass();
    for (int c = 0; c < scores.size(); c++) {
      Evaluation.ClassScore score = scores.get(c);
      rows.append(
          "<tr><td>%d</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n"
              .formatted(
                  c,
                  Figures.count(score.support()),
                  Figures.percent(score.precision()),
                  Figures.percent(score.recall()),
                  Figures.percent(score.f1())));
    }
    return """
        <div class="scroll"><table>
        <tr><th>class</th><th>images</th><th>precision</th><th>recall</th><th>F1</th></tr>
        %s</table></div>"""
        .formatted(rows);
  }
}
