package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's figures are what its commands printed into the file beside its pictures. */
@DisplayName("docs/pictures.md")
class PicturesPageTest {
  private static final DocsPage PAGE = new DocsPage("pictures.md");
  private static final DocsPage PRINTED = new DocsPage("pictures/figures.txt");
  private static final String GOAL = "goal";

  @ParameterizedTest
  @ValueSource(strings = {"| pictures with digits |", "| pictures without digits |"})
  @DisplayName("has the figures that were printed, in bold where they miss the goal beside them")
  void figures(String table) throws IOException {
    List<List<String>> page = PAGE.cells(table);
    List<List<String>> printed = PRINTED.cells(table);
    assertEquals(printed.size(), page.size());
    List<String> names = page.get(0);
    for (int row = 1; row < page.size(); row++) {
      List<String> cells = page.get(row);
      for (int column = 0; column < names.size(); column++) {
        if (!names.get(column).equals(GOAL)) {
          int from = printed.get(0).indexOf(names.get(column));
          String figure = printed.get(row).get(from);
          boolean hasGoal = column + 1 < names.size() && names.get(column + 1).equals(GOAL);
          boolean missed = hasGoal && misses(figure, cells.get(column + 1));
          assertEquals(missed ? "**" + figure + "**" : figure, cells.get(column));
        }
      }
    }
  }

  private static boolean misses(String figure, String goal) {
    if (goal.isEmpty()) {
      return false;
    }
    double is = number(figure);
    return goal.startsWith("at most") ? is > number(goal) : is < number(goal);
  }

  private static double number(String text) {
    return Double.parseDouble(text.replaceAll("[^0-9.]", ""));
  }

  @Test
  @DisplayName("has every other line that was printed")
  void others() throws IOException {
    List<String> page = Files.readAllLines(DocsPage.DOCS.resolve(PAGE.name()));
    List<String> others =
        Files.readAllLines(DocsPage.DOCS.resolve(PRINTED.name())).stream()
            .filter(line -> !line.isEmpty() && !line.startsWith("|"))
            .toList();
    assertEquals(27, others.size(), others::toString);
    for (String line : others) {
      assertTrue(page.contains(line), () -> "not on the page: " + line);
    }
  }
}
