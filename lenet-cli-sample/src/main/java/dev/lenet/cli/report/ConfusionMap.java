package dev.lenet.cli.report;

import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;

/** Draws a confusion matrix: rows are true classes, columns what the network said. */
final class ConfusionMap {
  private static final Color[] PALETTE = {
    Color.WHITE, new Color(0xDCEBF7), new Color(0xA9CDE8), new Color(0x6FAEDB)
  };

  private ConfusionMap() {}

  static byte[] png(String title, int[][] confusion) {
    HeatMapChart chart =
        new HeatMapChartBuilder()
            .width(720)
            .height(680)
            .title(title)
            .xAxisTitle("what the network said")
            .yAxisTitle("what it was")
            .build();
    Picture.style(chart);
    chart
        .getStyler()
        .setRangeColors(PALETTE)
        .setShowValue(true)
        .setValueFont(Picture.font(Font.PLAIN, 14))
        .setValueFontColor(Picture.INK)
        .setHeatMapDecimalValueFormatter(shade -> count(shade))
        .setDrawBorder(true);
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setPlotContentSize(1);
    List<Integer> classes = IntStream.range(0, confusion.length).boxed().toList();
    List<Integer> downwards = classes.stream().sorted((a, b) -> b - a).toList();
    chart.addSeries("images", classes, downwards, cells(confusion));
    return Picture.png(chart);
  }

  /** Column, row from the bottom, shade. */
  private static List<Number[]> cells(int[][] confusion) {
    List<Number[]> cells = new ArrayList<>();
    for (int truth = 0; truth < confusion.length; truth++) {
      for (int said = 0; said < confusion.length; said++) {
        int row = confusion.length - 1 - truth;
        cells.add(new Number[] {said, row, shade(confusion[truth][said])});
      }
    }
    return cells;
  }

  /** A logarithm, since beside a thousand right answers one error would be as white as none. */
  private static double shade(int count) {
    return Math.log1p(count);
  }

  private static String count(double shade) {
    return String.valueOf(Math.round(Math.expm1(shade)));
  }
}
