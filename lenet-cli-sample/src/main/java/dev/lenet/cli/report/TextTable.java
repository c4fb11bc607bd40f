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
    List<String> headings = rows.get(0);
    String kind = columnsOfWords > 1 ? " words" : "";
    StringBuilder html = new StringBuilder("<div class=\"scroll%s\"><table>\n<tr>".formatted(kind));
    headings.forEach(heading -> html.append("<th>%s</th>".formatted(HtmlPage.escape(heading))));
    html.append("</tr>\n");
    for (List<String> row : rows.subList(1, rows.size())) {
      html.append("<tr>");
      for (int column = 0; column < row.size(); column++) {
        html.append(cell(headings.get(column), row.get(column)));
      }
      html.append("</tr>\n");
    }
    return html.append("</table></div>").toString();
  }

  /** With its heading, which stands beside it where the table is too wide for the screen. */
  private static String cell(String heading, String text) {
    String label =
        heading.isEmpty() ? "" : " data-label=\"%s\"".formatted(HtmlPage.escape(heading));
    return "<td%s>%s</td>".formatted(label, HtmlPage.escape(text));
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
