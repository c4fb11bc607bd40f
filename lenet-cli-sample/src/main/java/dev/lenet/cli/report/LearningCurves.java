package dev.lenet.cli.report;

import dev.lenet.api.EpochReport;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws how accuracy and loss change from epoch to epoch: training dashed, validation solid. */
final class LearningCurves {
  private static final List<Color> COLORS =
      List.of(Drawing.BLUE, new Color(0xD9622B), new Color(0x2E8B57), new Color(0x8A4FB0));

  private LearningCurves() {}

  /** Accuracy in percent. */
  static byte[] accuracy(List<Run> runs) {
    XYChart chart = chart("Accuracy", "accuracy in %", runs);
    chart.getStyler().setYAxisDecimalPattern("0.0");
    add(chart, runs, e -> 100 * e.trainAccuracy(), e -> percent(e.validationAccuracy()));
    return Drawing.png(chart);
  }

  /** Cross-entropy. */
  static byte[] loss(List<Run> runs) {
    XYChart chart = chart("Loss", "cross-entropy", runs);
    chart.getStyler().setYAxisDecimalPattern("0.00").setYAxisMin(0.0);
    add(chart, runs, EpochReport::trainLoss, EpochReport::validationLoss);
    return Drawing.png(chart);
  }

  private static @Nullable Double percent(@Nullable Double fraction) {
    return fraction == null ? null : 100 * fraction;
  }

  private static XYChart chart(String title, String unit, List<Run> runs) {
    XYChart chart =
        new XYChartBuilder()
            .width(Drawing.WIDTH)
            .height(Drawing.HEIGHT)
            .title(runs.size() == 1 ? title : title + ": validation solid, training dashed")
            .xAxisTitle("epoch")
            .yAxisTitle(unit)
            .build();
    Drawing.style(chart);
    int epochs = runs.stream().mapToInt(run -> run.training().epochs().size()).max().orElse(1);
    chart
        .getStyler()
        .setXAxisMin(epochs == 1 ? 0.5 : 1.0)
        .setXAxisMax(epochs == 1 ? 1.5 : (double) epochs)
        .setXAxisDecimalPattern("0")
        .setXAxisMaxLabelCount(Math.min(epochs, 12))
        .setLegendPosition(Styler.LegendPosition.OutsideS)
        .setLegendLayout(Styler.LegendLayout.Horizontal);
    return chart;
  }

  private static void add(
      XYChart chart,
      List<Run> runs,
      Function<EpochReport, Double> training,
      Function<EpochReport, @Nullable Double> validation) {
    for (int i = 0; i < runs.size(); i++) {
      List<EpochReport> epochs = runs.get(i).training().epochs();
      String name = runs.get(i).backend().name();
      boolean alone = runs.size() == 1;
      boolean validated = epochs.stream().map(validation).allMatch(Objects::nonNull);
      Color color = COLORS.get(i % COLORS.size());
      // the curves of engines that agree lie over each other; the lower one is wider
      float width = 2 + 3 * (runs.size() - 1 - i);
      String train = alone ? "train" : name + " train";
      XYSeries dashed = line(chart, train, epochs, training, color, Drawing.dashed(width * 0.8f));
      // one entry for each run, because six do not fit side by side
      dashed.setMarker(SeriesMarkers.DIAMOND).setShowInLegend(alone || !validated);
      if (validated) {
        String solid = alone ? "validation" : name;
        line(chart, solid, epochs, validation, color, Drawing.solid(width))
            .setMarker(SeriesMarkers.CIRCLE);
      }
    }
  }

  private static XYSeries line(
      XYChart chart,
      String name,
      List<EpochReport> epochs,
      Function<EpochReport, @Nullable Double> value,
      Color color,
      BasicStroke stroke) {
    double[] x = epochs.stream().mapToDouble(EpochReport::epoch).toArray();
    double[] y = epochs.stream().mapToDouble(e -> Objects.requireNonNull(value.apply(e))).toArray();
    XYSeries series = chart.addSeries(name, x, y);
    series.setLineColor(color);
    series.setLineStyle(stroke);
    series.setMarkerColor(color);
    return series;
  }
}
