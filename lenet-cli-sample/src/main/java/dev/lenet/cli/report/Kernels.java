package dev.lenet.cli.report;

import dev.lenet.api.spec.Parameter;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.api.weights.Tensor;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The kernels of a network's first layer as pictures: blue where a weight is positive, orange where
 * it is negative, the stronger the larger.
 *
 * @param layer the layer's name
 * @param largest the largest absolute weight, which has the strongest colour
 * @param pictures a pixel for each weight, as opaque as the weight is large; empty unless the layer
 *     is a convolution of one channel
 */
record Kernels(String layer, float largest, List<BufferedImage> pictures) {
  private static final int SCALE = 24;
  private static final int GAP = 12;
  private static final int CAPTION = 28;
  private static final int LETTERS = 15;
  private static final int IN_A_ROW = 6;

  static Kernels of(ModelFile model) {
    Parameter first = model.spec().parameters().get(0);
    List<Integer> shape = first.shape();
    Tensor weights = model.weights().tensor(first.name());
    float largest = Signed.largest(weights.values());
    List<BufferedImage> pictures = new ArrayList<>();
    if (shape.size() == 4 && shape.get(1) == 1) {
      for (int kernel = 0; kernel < shape.get(0); kernel++) {
        pictures.add(draw(weights, kernel, largest));
      }
    }
    String layer = first.name().substring(0, first.name().lastIndexOf('.'));
    return new Kernels(layer, largest, pictures);
  }

  private static BufferedImage draw(Tensor weights, int kernel, float largest) {
    int height = weights.shape().get(2);
    int width = weights.shape().get(3);
    float[] values = weights.values();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < width * height; i++) {
      float value = values[kernel * width * height + i];
      image.setRGB(i % width, i / width, Signed.argb(value / largest));
    }
    return image;
  }

  boolean isEmpty() {
    return pictures.isEmpty();
  }

  /** All of them beside each other on white, enlarged, and what the strongest colours stand for. */
  byte[] png() {
    int width = SCALE * pictures.get(0).getWidth() + GAP;
    int height = SCALE * pictures.get(0).getHeight() + GAP;
    int rows = (pictures.size() + IN_A_ROW - 1) / IN_A_ROW;
    BufferedImage sheet =
        new BufferedImage(
            GAP + IN_A_ROW * width, GAP + rows * height + CAPTION, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    for (int i = 0; i < pictures.size(); i++) {
      int left = GAP + i % IN_A_ROW * width;
      int top = GAP + i / IN_A_ROW * height;
      graphics.setColor(Drawing.GRID);
      graphics.drawRect(left - 1, top - 1, width - GAP + 1, height - GAP + 1);
      graphics.drawImage(pictures.get(i), left, top, width - GAP, height - GAP, null);
    }
    graphics.setColor(Drawing.INK);
    graphics.setFont(Drawing.font(Font.PLAIN, LETTERS));
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.drawString(caption(), GAP, GAP + rows * height + LETTERS);
    graphics.dispose();
    return Drawing.png(sheet);
  }

  /** {@code c1: white is 0, full blue is 0.54, full orange is -0.54}. */
  private String caption() {
    return String.format(
        Locale.ROOT,
        "%1$s: white is 0, full blue is %2$.2f, full orange is -%2$.2f",
        layer,
        largest);
  }
}
