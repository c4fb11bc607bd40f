package dev.lenet.site;

import java.util.List;
import java.util.stream.Collectors;

/** Writes Markdown with lines of at most 120 characters, except in tables. */
public final class MarkdownWriter {
  private static final int WIDTH = 120;

  private final StringBuilder text = new StringBuilder();

  /** Adds a heading. */
  public void heading(int level, String title) {
    block("#".repeat(level) + " " + title);
  }

  /** Adds a paragraph, broken into lines. */
  public void paragraph(String words) {
    StringBuilder lines = new StringBuilder();
    int column = 0;
    for (String word : words.strip().split("\\s+", -1)) {
      if (column > 0) {
        boolean fits = column + 1 + word.length() <= WIDTH;
        lines.append(fits ? " " : "\n");
        column = fits ? column + 1 : 0;
      }
      lines.append(word);
      column += word.length();
    }
    block(lines.toString());
  }

  /** Adds a block of code. */
  public void code(List<String> lines) {
    block("```\n" + String.join("\n", lines) + "\n```");
  }

  /** Adds a table. */
  public void table(List<String> heading, List<List<String>> rows) {
    String rule = "|" + " --- |".repeat(heading.size());
    block(
        rows.stream()
            .map(MarkdownWriter::row)
            .collect(Collectors.joining("\n", row(heading) + "\n" + rule + "\n", "")));
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |"))
        .replace("|  |", "| |");
  }

  private void block(String lines) {
    text.append(text.isEmpty() ? "" : "\n").append(lines).append("\n");
  }

  /** What was added so far. */
  @Override
  public String toString() {
    return text.toString();
  }
}
