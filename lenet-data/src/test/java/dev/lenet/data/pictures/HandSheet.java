package dev.lenet.data.pictures;

import dev.lenet.api.Dataset;
import dev.lenet.api.Image;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** One picture of many digits: as the hand wrote them, and as the network sees them. */
final class HandSheet {
  private static final int ROWS = 5;
  private static final int CELL = 76;
  private static final int GAP = 6;
  private static final int ENLARGED = 56;

  private HandSheet() {}

  /** The first five pictures of each class in the training folder, then one of each as formed. */
  static BufferedImage of(Path folder, Dataset formed) throws IOException {
    int classes = formed.classes();
    BufferedImage sheet =
        new BufferedImage(
            classes * (CELL + GAP) + GAP,
            ROWS * (CELL + GAP) + 3 * GAP + ENLARGED,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = sheet.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    for (int label = 0; label < classes; label++) {
      for (int row = 0; row < ROWS; row++) {
        Path file = folder.resolve("train/%d/%03d.png".formatted(label, row));
        BufferedImage picture = ImageIO.read(file.toFile());
        fit(pen, picture, left(label), GAP + row * (CELL + GAP));
      }
      int left = left(label) + (CELL - ENLARGED) / 2;
      int top = ROWS * (CELL + GAP) + 2 * GAP;
      pen.drawImage(first(formed, label), left, top, ENLARGED, ENLARGED, null);
    }
    pen.dispose();
    return sheet;
  }

  private static int left(int label) {
    return GAP + label * (CELL + GAP);
  }

  /** In the middle of a cell, all of it, as large as it can be. */
  private static void fit(Graphics2D pen, BufferedImage picture, int left, int top) {
    double scale = (double) CELL / Math.max(picture.getWidth(), picture.getHeight());
    int width = (int) Math.round(scale * picture.getWidth());
    int height = (int) Math.round(scale * picture.getHeight());
    pen.drawImage(
        picture, left + (CELL - width) / 2, top + (CELL - height) / 2, width, height, null);
  }

  private static BufferedImage first(Dataset data, int label) {
    int index = 0;
    while (data.label(index) != label) {
      index++;
    }
    Image image = data.image(index);
    BufferedImage picture = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setDataElements(0, 0, 28, 28, image.pixels());
    return picture;
  }
}
