package dev.lenet.cli.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells, printed in columns: the first to the left, all others to the right. */
public final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();

  /** A table with a heading for each column. */
  public TextTable(String... headings) {
    row(headings);
  }

  /** Adds a row; returns this. */
  public TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        String padding = " ".repeat(width(column) - row.get(column).length());
        line.append(column == 0 ? "" : "  ");
        line.append(column == 0 ? row.get(column) + padding : padding + row.get(column));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
