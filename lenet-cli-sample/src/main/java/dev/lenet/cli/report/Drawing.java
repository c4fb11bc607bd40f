package dev.lenet.cli.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;

/** The common style of all charts, and writing them as PNG files. */
public final class Drawing {
  /** The colour of writing. */
  public static final Color INK = new Color(0x22, 0x22, 0x22);

  /** The colour of the most important line, or of ink. */
  public static final Color BLUE = new Color(0x1F6FB4);

  /** The colour of lines behind or around what is drawn. */
  public static final Color GRID = new Color(0xE2, 0xE2, 0xE2);

  /** The size of charts: on a phone they are shrunk to two thirds and can still be read. */
  static final int WIDTH = 560;

  static final int HEIGHT = 390;

  private static final int SCALE = 2;

  private Drawing() {}

  /** Whether there is a font. Some machines without a screen have none. */
  public static boolean canDraw() {
    try {
      return font(Font.PLAIN, 12).getStringBounds("0", new FontRenderContext(null, true, true))
          != null;
    } catch (InternalError | LinkageError | RuntimeException e) {
      // Java's font code may throw any of these
      return false;
    }
  }

  static void style(Chart<? extends AxesChartStyler, ?> chart) {
    AxesChartStyler styler = chart.getStyler();
    styler
        .setPlotGridLinesColor(GRID)
        .setAxisTitleFont(font(Font.PLAIN, 14))
        .setAxisTickLabelsFont(font(Font.PLAIN, 13))
        .setAxisTickLabelsColor(INK);
    styler
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBackgroundColor(Color.WHITE)
        .setPlotBorderVisible(false)
        .setChartFontColor(INK)
        .setChartTitleFont(font(Font.BOLD, 17))
        .setChartTitleBoxVisible(false)
        .setChartTitlePadding(14)
        .setLegendFont(font(Font.PLAIN, 13))
        .setLegendBorderColor(Color.WHITE)
        .setMarkerSize(6)
        .setChartPadding(14);
  }

  /** The font of all pictures. */
  public static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }

  static BasicStroke solid(float width) {
    return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  static BasicStroke dashed(float width) {
    float[] dashes = {6, 4};
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
  }

  /** Twice the chart's size in pixels, so that it is sharp on high-resolution screens too. */
  static byte[] png(Chart<?, ?> chart) {
    int width = chart.getWidth();
    int height = chart.getHeight();
    BufferedImage image =
        new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(SCALE, SCALE);
    chart.paint(graphics, width, height);
    graphics.dispose();
    return png(image);
  }

  static byte[] png(BufferedImage image) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "png", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
