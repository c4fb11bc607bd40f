package dev.lenet.cli.report;

import dev.lenet.api.Evaluation;
import java.util.stream.IntStream;

/** A confusion matrix as text, with a dot for 0. */
public final class ConfusionTable {
  private ConfusionTable() {}

  /** One line for each true class. */
  public static String text(Evaluation evaluation) {
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
    return table.toString();
  }
}
