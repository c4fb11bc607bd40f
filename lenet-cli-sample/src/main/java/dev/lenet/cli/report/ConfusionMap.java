package dev.lenet.cli.report;

import dev.lenet.api.Evaluation;
import dev.lenet.internal.text.Foreign;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;

/** Draws a confusion matrix: rows are true classes, columns are the network's answers. */
final class ConfusionMap {
  /** Light enough for dark figures. */
  private static final Color FEW = new Color(0xE6F1F9);

  private static final Color MOST = new Color(0x74AEDA);

  /** Names of classes that are longer than this stand at an angle, so that they fit. */
  private static final int LONGEST_UPRIGHT = 3;

  private static final int ANGLE = 45;

  private ConfusionMap() {}

  /** A square picture; a cell without images stays empty. */
  static byte[] png(String title, Evaluation evaluation) {
    int[][] confusion = evaluation.confusion();
    HeatMapChart chart =
        new HeatMapChartBuilder()
            .width(Drawing.WIDTH)
            .height(Drawing.WIDTH)
            .title(title)
            .xAxisTitle("read as")
            .yAxisTitle("true class")
            .build();
    Drawing.style(chart);
    chart
        .getStyler()
        .setRangeColors(shades(max(confusion)))
        .setMin(0)
        .setMax(max(confusion))
        .setShowValue(true)
        .setValueFont(Drawing.font(Font.PLAIN, 14))
        .setValueFontColor(Drawing.INK)
        .setHeatMapValueDecimalPattern("#,##0")
        .setXAxisTickMarkSpacingHint(1)
        .setYAxisTickMarkSpacingHint(1)
        .setPlotGridLinesVisible(false)
        .setLegendVisible(false)
        .setPlotContentSize(1);
    List<String> classes =
        IntStream.range(0, confusion.length)
            .mapToObj(evaluation::className)
            .map(Foreign::text)
            .toList();
    if (classes.stream().anyMatch(name -> name.length() > LONGEST_UPRIGHT)) {
      chart.getStyler().setXAxisLabelRotation(ANGLE);
    }
    List<String> upwards = new ArrayList<>(classes);
    Collections.reverse(upwards);
    chart.addSeries("images", classes, upwards, cells(confusion));
    return Drawing.png(chart);
  }

  /** Column, row from the bottom, count. */
  private static List<Number[]> cells(int[][] confusion) {
    List<Number[]> cells = new ArrayList<>();
    for (int truth = 0; truth < confusion.length; truth++) {
      for (int said = 0; said < confusion.length; said++) {
        if (confusion[truth][said] > 0) {
          int row = confusion.length - 1 - truth;
          cells.add(new Number[] {said, row, confusion[truth][said]});
        }
      }
    }
    return cells;
  }

  /**
   * A colour for each count, by its logarithm, so that three errors are visible beside a thousand
   * correct answers.
   */
  private static Color[] shades(int max) {
    return IntStream.rangeClosed(0, max)
        .mapToObj(count -> between(Math.log1p(count) / Math.log1p(max)))
        .toArray(Color[]::new);
  }

  private static Color between(double fraction) {
    return new Color(
        mix(FEW.getRed(), MOST.getRed(), fraction),
        mix(FEW.getGreen(), MOST.getGreen(), fraction),
        mix(FEW.getBlue(), MOST.getBlue(), fraction));
  }

  private static int mix(int few, int most, double fraction) {
    return (int) Math.round(few + fraction * (most - few));
  }

  private static int max(int[][] confusion) {
    return Arrays.stream(confusion).flatMapToInt(Arrays::stream).max().orElse(0);
  }
}
