package dev.lenet.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Evaluation;
import dev.lenet.api.Prediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Figures and tables")
class FiguresTest {
  @Test
  @DisplayName("are written in the same way in every locale")
  void figures() {
    assertEquals("98.47%", Figures.percent(0.9847));
    assertEquals("", Figures.percent(null));
    assertEquals("61,706", Figures.count(61706));
    assertEquals("4.2 s", Figures.seconds(4.21));
    assertEquals("1 min 0 s", Figures.seconds(59.96));
    assertEquals("1 min 43 s", Figures.seconds(103.4));
    assertEquals("1:43", Figures.clock(103));
    assertEquals("1:02:07", Figures.clock(3727));
  }

  @Test
  @DisplayName("are in columns: words to the left, figures to the right")
  void tables() {
    assertEquals(
        "name  errors\ndjl      142\ndl4j       9\n",
        TextTable.ofFigures("name", "errors").row("djl", "142").row("dl4j", "9").toString());
    assertEquals(
        "name  engine\ndjl   PyTorch\n",
        TextTable.ofWords("name", "engine").row("djl", "PyTorch").toString());
  }

  @Test
  @DisplayName("of a confusion matrix show 0 as a dot")
  void confusion() {
    Prediction zero = new Prediction(new float[] {1, 0}, List.of());
    Prediction one = new Prediction(new float[] {0, 1}, List.of());
    List<Prediction> said = new ArrayList<>(Collections.nCopies(12, zero));
    said.addAll(Collections.nCopies(7, one));
    int[] truth = new int[19];
    Arrays.fill(truth, 10, 19, 1);
    assertEquals(
        "    0  1\n0  10  .\n1   2  7\n",
        Tables.confusion(new Evaluation(2, truth, said)).toString());
  }

  @Test
  @DisplayName("say how many answers to refuse for each error rate that is not reached without")
  void rejection() {
    // of 1,000 answers 6 are wrong: two with 0.5, three with 0.75, one with 1; so are 20, 200, 774
    Evaluation evaluation = evaluation(new float[] {0.5f, 0.75f, 1}, 2, 20, 3, 200, 1, 774);
    assertEquals(
        """
        errors at most  refused  answers refused  errors left  sure from
        0.5%              2.20%               22            4     0.7500
        0.4%             22.50%              225            1     1.0000
        0.3%             22.50%              225            1     1.0000
        0.2%             22.50%              225            1     1.0000
        0.1%
        """,
        Tables.rejection(evaluation).toString());
  }

  @Test
  @DisplayName("have no line for an error rate that is reached without refusing")
  void nothingToRefuse() {
    assertTrue(Tables.rejection(evaluation(new float[] {1}, 1, 999)).isEmpty());
  }

  /** For each probability so many wrong answers, and so many right ones. */
  private static Evaluation evaluation(float[] sureness, int... wrongAndRight) {
    List<Prediction> said = new ArrayList<>();
    List<Integer> truth = new ArrayList<>();
    for (int i = 0; i < wrongAndRight.length; i++) {
      float sure = sureness[i / 2];
      Prediction zero = new Prediction(new float[] {sure, 1 - sure}, List.of());
      said.addAll(Collections.nCopies(wrongAndRight[i], zero));
      truth.addAll(Collections.nCopies(wrongAndRight[i], 1 - i % 2));
    }
    return new Evaluation(2, truth.stream().mapToInt(Integer::intValue).toArray(), said);
  }

  @Test
  @DisplayName("call classes by their names, if they have any")
  void classNames() {
    Prediction dog = new Prediction(new float[] {0, 1}, List.of("cat", "dog"));
    Evaluation evaluation = new Evaluation(2, new int[] {0}, List.of(dog));
    assertEquals(
        "     cat  dog\ncat    .    1\ndog    .    .\n", Tables.confusion(evaluation).toString());
    assertTrue(Tables.perClass(evaluation).toString().contains("\ndog"));
  }
}
