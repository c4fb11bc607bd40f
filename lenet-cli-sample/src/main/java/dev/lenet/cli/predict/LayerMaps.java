package dev.lenet.cli.predict;

import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.spec.Activation;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.cli.report.Drawing;
import dev.lenet.cli.report.Signed;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws what each layer of a network makes of an image, the layers below each other: a map for each
 * channel, blue where its values are positive, orange where they are negative, in each layer as
 * strong as its largest value allows. All maps are enlarged alike, so that pooling shows.
 */
final class LayerMaps {
  private static final int WIDTH = 900;
  private static final int ZOOM = 5;
  private static final int GAP = 4;
  private static final int MARGIN = 14;
  private static final int CAPTION = 26;
  private static final int LETTERS = 15;

  /** Of a wide layer no more channels are drawn. */
  private static final int MOST_CHANNELS = 240;

  /** A layer of so few single values has room for wide ones. */
  private static final int FEW = 16;

  private static final int BROAD = 28;
  private static final int NARROW = 6;
  private static final int TALL = 28;

  private LayerMaps() {}

  /** Draws the image and all layers. */
  static BufferedImage draw(Model model, Image image) {
    List<Row> rows = rows(model, image);
    int height = 2 * MARGIN + rows.stream().mapToInt(Row::height).sum();
    BufferedImage drawing = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = drawing.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, WIDTH, height);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    int top = MARGIN;
    for (Row row : rows) {
      row.draw(graphics, top);
      top += row.height();
    }
    graphics.dispose();
    return drawing;
  }

  private static List<Row> rows(Model model, Image image) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("the digit", image.shape(), strokes(image)));
    NetworkSpec spec = model.spec();
    for (int i = 0; i < spec.layers().size(); i++) {
      LayerSpec layer = spec.layers().get(i);
      float[] values = model.values(layer.name(), image);
      rows.add(new Row(caption(layer, values), spec.outputShapes().get(i), values));
    }
    return rows;
  }

  private static float[] strokes(Image image) {
    float[] values = new float[image.pixels().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Byte.toUnsignedInt(image.pixels()[i]);
    }
    return values;
  }

  /** {@code c1 (tanh): from -0.99 to 1.00, 31% saturated (beyond 0.95)}. */
  private static String caption(LayerSpec layer, float[] values) {
    float least = values[0];
    float most = values[0];
    for (float value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return String.format(
        Locale.ROOT,
        "%s (%s): from %.2f to %.2f%s",
        layer.name(),
        about(layer),
        least,
        most,
        Saturation.of(layer.activation(), values));
  }

  private static String about(LayerSpec layer) {
    if (layer.activation() == Activation.SOFTMAX) {
      return "before softmax";
    }
    return layer.hasWeights() ? layer.activation().specName() : layer.type().specName();
  }

  /**
   * One layer's part of the drawing.
   *
   * @param values channel by channel, row by row
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Row(String caption, Shape shape, float[] values) {
    private int channels() {
      return Math.min(MOST_CHANNELS, shape.channels());
    }

    private boolean isVector() {
      return shape.height() * shape.width() == 1;
    }

    private int cellWidth() {
      if (isVector()) {
        return shape.channels() <= FEW ? BROAD : NARROW;
      }
      return ZOOM * shape.width();
    }

    private int cellHeight() {
      return isVector() ? TALL : ZOOM * shape.height();
    }

    private int gap() {
      return cellWidth() == NARROW ? 1 : GAP;
    }

    private int inALine() {
      return Math.max(1, (WIDTH - 2 * MARGIN) / (cellWidth() + gap()));
    }

    private int height() {
      int lines = (channels() + inALine() - 1) / inALine();
      return CAPTION + lines * (cellHeight() + gap()) + GAP;
    }

    private void draw(Graphics2D graphics, int top) {
      if (Drawing.canDraw()) {
        graphics.setColor(Drawing.INK);
        graphics.setFont(Drawing.font(Font.PLAIN, LETTERS));
        graphics.drawString(caption, MARGIN, top + LETTERS);
      }
      float largest = Signed.largest(values);
      for (int channel = 0; channel < channels(); channel++) {
        int left = MARGIN + channel % inALine() * (cellWidth() + gap());
        int y = top + CAPTION + channel / inALine() * (cellHeight() + gap());
        graphics.setColor(Drawing.GRID);
        graphics.drawRect(left - 1, y - 1, cellWidth() + 1, cellHeight() + 1);
        graphics.drawImage(map(channel, largest), left, y, cellWidth(), cellHeight(), null);
      }
    }

    private BufferedImage map(int channel, float largest) {
      int size = shape.width() * shape.height();
      BufferedImage map =
          new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_ARGB);
      for (int i = 0; i < size; i++) {
        float value = values[channel * size + i];
        map.setRGB(i % shape.width(), i / shape.width(), Signed.argb(value / largest));
      }
      return map;
    }
  }
}
