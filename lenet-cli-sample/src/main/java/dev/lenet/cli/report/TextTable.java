package dev.lenet.cli.report;

import dev.lenet.internal.text.Foreign;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A table of text, with words to the left and figures to the right. */
public final class TextTable {
  private final int columnsOfWords;
  private final List<List<String>> rows = new ArrayList<>();

  private TextTable(int columnsOfWords) {
    this.columnsOfWords = columnsOfWords;
  }

  /** A table of words in the first column and figures in all others, with their headings. */
  public static TextTable ofFigures(String... headings) {
    return new TextTable(1).row(headings);
  }

  /** A table of words in all columns, with their headings. */
  public static TextTable ofWords(String... headings) {
    return new TextTable(headings.length).row(headings);
  }

  /** Adds a row, each cell as one line; returns this. */
  public TextTable row(String... cells) {
    rows.add(Stream.of(cells).map(Foreign::file).toList());
    return this;
  }

  /** Whether there are no rows below the headings. */
  public boolean isEmpty() {
    return rows.size() == 1;
  }

  /** The table as HTML. */
  String html() {
    StringBuilder html = new StringBuilder("<div class=\"scroll\"><table>\n");
    for (List<String> row : rows) {
      String tag = row == rows.get(0) ? "th" : "td";
      html.append("<tr>");
      row.forEach(cell -> html.append("<%s>%s</%s>".formatted(tag, HtmlPage.escape(cell), tag)));
      html.append("</tr>\n");
    }
    return html.append("</table></div>").toString();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        String padding = " ".repeat(width(column) - row.get(column).length());
        line.append(column == 0 ? "" : "  ");
        boolean word = column < columnsOfWords;
        line.append(word ? row.get(column) + padding : padding + row.get(column));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
