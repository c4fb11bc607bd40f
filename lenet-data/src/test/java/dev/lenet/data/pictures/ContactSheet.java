package dev.lenet.data.pictures;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** Many pictures in one, to look at. What is transparent shows as a chequered ground. */
final class ContactSheet {
  private static final int GAP = 6;
  private static final int CAPTION = 18;
  private static final Color GROUND = new Color(0xF6F8FA);
  private static final Color TEXT = new Color(0x22, 0x22, 0x22);

  private final int columns;
  private final int width;
  private final int height;
  private final boolean captions;

  /**
   * The form of a sheet.
   *
   * @param width of a picture, at most
   * @param height of a picture, at most
   * @param captions whether there is text below the pictures, which needs a font
   */
  ContactSheet(int columns, int width, int height, boolean captions) {
    this.columns = columns;
    this.width = width;
    this.height = height;
    this.captions = captions;
  }

  /** A picture and what stands below it. */
  record Cell(MadePicture made, String caption) {}

  /** Writes the pictures as PNG, row by row. */
  void write(List<Cell> cells, Path file) throws IOException {
    int rowHeight = height + GAP + (captions ? CAPTION : 0);
    int rows = (cells.size() + columns - 1) / columns;
    BufferedImage sheet =
        new BufferedImage(
            columns * (width + GAP) + GAP, rows * rowHeight + GAP, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(GROUND);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    for (int i = 0; i < cells.size(); i++) {
      int left = GAP + i % columns * (width + GAP);
      int top = GAP + i / columns * rowHeight;
      draw(graphics, cells.get(i).made(), left, top);
      if (captions) {
        caption(graphics, cells.get(i).caption(), left, top + height + CAPTION - 4);
      }
    }
    graphics.dispose();
    Files.createDirectories(file.toAbsolutePath().getParent());
    ImageIO.write(sheet, "png", file.toFile());
  }

  private void draw(Graphics2D graphics, MadePicture made, int cellLeft, int cellTop)
      throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(made.file().bytes()));
    double fit =
        Math.min((double) width / picture.getWidth(), (double) height / picture.getHeight());
    int shownWidth = (int) Math.max(1, Math.round(picture.getWidth() * Math.min(1, fit)));
    int shownHeight = (int) Math.max(1, Math.round(picture.getHeight() * Math.min(1, fit)));
    int left = cellLeft + (width - shownWidth) / 2;
    int top = cellTop + (height - shownHeight) / 2;
    for (int y = 0; y < shownHeight; y += 8) {
      for (int x = 0; x < shownWidth; x += 8) {
        graphics.setColor((x + y) % 16 == 0 ? Color.LIGHT_GRAY : Color.GRAY);
        int right = Math.min(8, shownWidth - x);
        graphics.fillRect(left + x, top + y, right, Math.min(8, shownHeight - y));
      }
    }
    graphics.drawImage(shrunk(picture, fit), left, top, shownWidth, shownHeight, null);
  }

  /** Halves a large picture until it fits nearly, because drawing it smaller skips pixels. */
  private static BufferedImage shrunk(BufferedImage picture, double fit) {
    if (fit > 0.5) {
      return picture;
    }
    int halfWidth = Math.max(1, picture.getWidth() / 2);
    int halfHeight = Math.max(1, picture.getHeight() / 2);
    BufferedImage half = new BufferedImage(halfWidth, halfHeight, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = half.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(picture, 0, 0, halfWidth, halfHeight, null);
    graphics.dispose();
    return shrunk(half, fit * 2);
  }

  private void caption(Graphics2D graphics, String caption, int left, int baseline) {
    graphics.setColor(TEXT);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    int free = width - graphics.getFontMetrics().stringWidth(caption);
    graphics.drawString(caption, left + free / 2, baseline);
  }
}
