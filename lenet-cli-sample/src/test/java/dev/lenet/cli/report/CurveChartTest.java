package dev.lenet.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.EpochReport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The curves in a terminal")
class CurveChartTest {
  private static final List<EpochReport> EPOCHS =
      List.of(new Epoch(1, 0.80, 0.90), new Epoch(2, 0.88, 0.94), new Epoch(3, 0.96, 0.95));

  @Test
  @DisplayName("go from the first epoch to the last, in Braille and without colours")
  void braille() {
    List<String> lines = new CurveChart(60, false, true).of(EPOCHS).lines().toList();
    assertEquals("accuracy in %", lines.get(0));
    assertTrue(lines.get(1).startsWith(" 96.1 \u2502"), lines::toString);
    assertTrue(lines.get(10).startsWith(" 80.0 \u2502"), lines::toString);
    assertTrue(lines.get(12).matches(" +epoch 1 +3"), lines::toString);
    assertTrue(lines.get(13).contains("validation") && lines.get(13).contains("training"));
    assertTrue(lines.get(1).codePoints().anyMatch(CurveChartTest::isBraille), lines::toString);
    assertTrue(lines.get(10).codePoints().anyMatch(CurveChartTest::isBraille), lines::toString);
    lines.forEach(line -> assertTrue(line.length() <= 60, line));
    assertFalse(String.join("", lines).contains("\u001b"));
  }

  @Test
  @DisplayName("are drawn with ASCII where the terminal has no other characters")
  void ascii() {
    String chart = new CurveChart(80, false, false).of(EPOCHS);
    assertTrue(chart.codePoints().allMatch(character -> character < 128), chart);
    List<String> rows = chart.lines().toList().subList(1, 11);
    assertTrue(rows.get(9).contains("|."), "training begins at the bottom: " + chart);
    assertTrue(rows.get(4).contains("*") || rows.get(3).contains("*"), chart);
    assertTrue(rows.get(1).endsWith("."), "and rises to the top: " + chart);
  }

  @Test
  @DisplayName("have a colour each where the terminal has colours")
  void colours() {
    String chart = new CurveChart(80, true, true).of(EPOCHS);
    assertTrue(chart.contains("\u001b[36m"), chart);
    assertTrue(chart.contains("\u001b[33m"), chart);
    assertTrue(chart.stripTrailing().endsWith("\u001b[0m training"), chart);
  }

  @Test
  @DisplayName("show the training alone if there is no validation")
  void withoutValidation() {
    String chart =
        new CurveChart(80, false, false)
            .of(List.of(new Epoch(1, 0.8, null), new Epoch(2, 0.9, null)));
    assertFalse(chart.contains("*"), chart);
    assertFalse(chart.contains("validation"), chart);
  }

  @Test
  @DisplayName("are left out for one epoch, and where there is no room")
  void none() {
    assertEquals("", new CurveChart(80, false, true).of(EPOCHS.subList(0, 1)));
    assertEquals("", new CurveChart(20, false, true).of(EPOCHS));
  }

  private static boolean isBraille(int character) {
    return character > 0x2800 && character <= 0x28ff;
  }

  private record Epoch(int epoch, double trainAccuracy, @Nullable Double validationAccuracy)
      implements EpochReport {
    @Override
    public double trainLoss() {
      return 1;
    }

    @Override
    public @Nullable Double validationLoss() {
      return validationAccuracy;
    }

    @Override
    public double seconds() {
      return 1;
    }

    @Override
    public double imagesPerSecond() {
      return 1;
    }
  }
}
