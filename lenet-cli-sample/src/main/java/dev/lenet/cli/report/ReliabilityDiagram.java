package dev.lenet.cli.report;

import dev.lenet.api.Evaluation;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws how many answers of a probability are right, after Guo et al. 2017, figure 1: a column for
 * each bin, with the number of its answers, beside the diagonal, on which a column would end if
 * probabilities kept their promise.
 */
final class ReliabilityDiagram {
  private static final Color COLUMN = new Color(0xB9D7EE);

  /** Where the numbers stand: at the foot of the columns, away from the diagonal. */
  private static final double AT = 4;

  private ReliabilityDiagram() {}

  static byte[] png(Evaluation.Calibration calibration) {
    XYChart chart =
        new XYChartBuilder()
            .width(Drawing.WIDTH)
            .height(Drawing.HEIGHT)
            .title("Reliability (calibration error " + Figures.percent(calibration.error()) + ")")
            .xAxisTitle("probability of the answer, in %")
            .yAxisTitle("right answers, in %")
            .build();
    Drawing.style(chart);
    chart
        .getStyler()
        .setXAxisMin(0.0)
        .setXAxisMax(100.0)
        .setYAxisMin(0.0)
        .setYAxisMax(100.0)
        .setXAxisDecimalPattern("0")
        .setYAxisDecimalPattern("0")
        .setAnnotationTextFont(Drawing.font(Font.PLAIN, 9))
        .setLegendVisible(false);
    columns(chart, calibration.bins());
    XYSeries promised =
        chart.addSeries("as promised", new double[] {0, 100}, new double[] {0, 100});
    promised.setLineColor(Drawing.INK);
    promised.setLineStyle(Drawing.dashed(1.2f));
    promised.setMarker(SeriesMarkers.NONE);
    return Drawing.png(chart);
  }

  private static void columns(XYChart chart, List<Evaluation.Bin> bins) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (Evaluation.Bin bin : bins) {
      double accuracy = 100 * bin.accuracy();
      x.addAll(List.of(100 * bin.low(), 100 * bin.low(), 100 * bin.high(), 100 * bin.high()));
      y.addAll(List.of(0.0, accuracy, accuracy, 0.0));
      if (bin.images() > 0) {
        chart.addAnnotation(
            new AnnotationText(
                Figures.count(bin.images()), 50 * (bin.low() + bin.high()), AT, false));
      }
    }
    XYSeries columns = chart.addSeries("right", x, y);
    columns.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Area);
    columns.setFillColor(COLUMN);
    columns.setLineColor(Drawing.BLUE);
    columns.setLineStyle(Drawing.solid(1.2f));
    columns.setMarker(SeriesMarkers.NONE);
  }
}
