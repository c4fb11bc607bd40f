package dev.lenet.cli.report;

import dev.lenet.api.Evaluation;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws how many errors are left when the least sure answers are refused: a flight of steps. */
final class RejectionCurve {
  private static final Color BELOW = new Color(0xE6F1F9);

  private RejectionCurve() {}

  static byte[] png(Evaluation evaluation) {
    XYChart chart =
        new XYChartBuilder()
            .width(Drawing.WIDTH)
            .height(Drawing.HEIGHT)
            .title("Errors left")
            .xAxisTitle("least sure answers refused, in %")
            .yAxisTitle("errors left")
            .build();
    Drawing.style(chart);
    chart
        .getStyler()
        .setXAxisMin(0.0)
        .setYAxisMin(0.0)
        .setXAxisDecimalPattern("0.##")
        .setYAxisDecimalPattern("#,##0")
        .setLegendVisible(false);
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (Evaluation.Rejection point : evaluation.rejection()) {
      double refused = 100 * point.rejected();
      x.add(refused);
      y.add(y.isEmpty() ? point.errors() : y.get(y.size() - 1));
      x.add(refused);
      y.add((double) point.errors());
    }
    XYSeries series = chart.addSeries("errors left", x, y);
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Area);
    series.setFillColor(BELOW);
    series.setLineColor(Drawing.BLUE);
    series.setLineStyle(Drawing.solid(2));
    series.setMarker(SeriesMarkers.NONE);
    return Drawing.png(chart);
  }
}
