package dev.lenet.cli.report;

import dev.lenet.api.Evaluation;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The tables of a report, as text and as HTML. */
public final class Tables {
  /**
   * LeCun et al. 1998 give what must be refused for 0.5%; the network needs nothing for that now.
   */
  private static final List<Double> ERROR_RATES = List.of(0.01, 0.005, 0.004, 0.003, 0.002, 0.001);

  private Tables() {}

  /**
   * An accuracy that others published for LeNet-5 on the 10,000 test images of MNIST.
   *
   * @param source who published it
   */
  public record Published(String source, double testAccuracy) {
    /** The two accuracies to compare results with. */
    public static final List<Published> ALL =
        List.of(new Published("seed project", 0.9847), new Published("LeCun et al. 1998", 0.9905));
  }

  /** Several trainings side by side: one line for each run, then one for each published result. */
  public static TextTable comparison(List<Run> runs, List<Published> others) {
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
      table.row(
          run.title(),
          String.valueOf(run.training().epochs().size()),
          Figures.percent(run.kept().trainAccuracy()),
          Figures.percent(run.kept().validationAccuracy()),
          Figures.percent(run.evaluation().accuracy()),
          Figures.interval(run.evaluation().accuracyInterval()),
          Figures.count(run.evaluation().errors()),
          Figures.seconds(run.training().trainSeconds()),
          Figures.count(run.training().imagesPerSecond()));
    }
    for (Published published : others) {
      String accuracy = Figures.percent(published.testAccuracy());
      table.row(published.source(), "", "", "", accuracy, "", "", "", "");
    }
    return table;
  }

  /** How well each class was read: one line for each class. */
  public static TextTable perClass(Evaluation evaluation) {
    TextTable table = TextTable.ofFigures("class", "images", "precision", "recall", "F1");
    List<Evaluation.ClassScore> scores = evaluation.perClass();
    for (int c = 0; c < scores.size(); c++) {
      Evaluation.ClassScore score = scores.get(c);
      table.row(
          evaluation.className(c),
          Figures.count(score.support()),
          Figures.percent(score.precision()),
          Figures.percent(score.recall()),
          Figures.percent(score.f1()));
    }
    return table;
  }

  /**
   * How many of the least sure answers to refuse for an error rate among the others: one line for
   * each rate that the network does not reach without. A line without figures is a rate that it
   * reaches only by refusing everything.
   */
  public static TextTable rejection(Evaluation evaluation) {
    TextTable table =
        TextTable.ofFigures(
            "errors at most", "refused", "answers refused", "errors left", "sure from");
    List<Evaluation.Rejection> curve = evaluation.rejection();
    for (double rate : ERROR_RATES) {
      if (evaluation.errors() <= rate * evaluation.size()) {
        continue;
      }
      String most = String.format(Locale.ROOT, "%.1f%%", 100 * rate);
      curve.stream()
          .filter(
              point -> point.errors() <= rate * (evaluation.size() - refused(evaluation, point)))
          .findFirst()
          .ifPresentOrElse(
              point ->
                  table.row(
                      most,
                      Figures.percent(point.rejected()),
                      Figures.count(refused(evaluation, point)),
                      Figures.count(point.errors()),
                      String.format(Locale.ROOT, "%.4f", point.sureFrom())),
              () -> table.row(most, "", "", "", ""));
    }
    return table;
  }

  private static int refused(Evaluation evaluation, Evaluation.Rejection point) {
    return (int) Math.round(point.rejected() * evaluation.size());
  }

  /** The confusion matrix: one line for each true class, with a dot for 0. */
  public static TextTable confusion(Evaluation evaluation) {
    int[][] confusion = evaluation.confusion();
    String[] headings =
        IntStream.range(-1, confusion.length)
            .mapToObj(c -> c < 0 ? "" : evaluation.className(c))
            .toArray(String[]::new);
    TextTable table = TextTable.ofFigures(headings);
    for (int truth = 0; truth < confusion.length; truth++) {
      String[] cells = new String[confusion.length + 1];
      cells[0] = evaluation.className(truth);
      for (int said = 0; said < confusion.length; said++) {
        int count = confusion[truth][said];
        cells[said + 1] = count == 0 ? "." : String.valueOf(count);
      }
      table.row(cells);
    }
    return table;
  }
}
