package dev.lenet.cli.predict;

import dev.lenet.api.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Draws the images that the network saw as text. One character shows two pixels, one above the
 * other, because characters are twice as high as wide.
 *
 * @param gray whether to use a terminal's shades of gray; if not, a pixel is ink or none
 * @param columns characters in a line
 */
public record HalfBlocks(boolean gray, int columns) {
  /** The 24 shades of gray of 256-colour terminals begin here; the numbers before are colours. */
  private static final int FIRST_GRAY = 232;

  private static final int GRAYS = 24;
  private static final int BLACK = 16;
  private static final int WHITE = 231;
  private static final String RESET = "\u001b[0m";
  private static final String SPACE = "  ";

  /**
   * An image with the text that stands below it.
   *
   * @param caption cut if it is wider than the image
   */
  public record Captioned(Image image, String caption) {}

  /** As many images side by side as fit, the others below. Each line ends with a newline. */
  public String of(List<Captioned> images) {
    StringBuilder text = new StringBuilder();
    List<Drawn> row = new ArrayList<>();
    int width = 0;
    for (Captioned captioned : images) {
      Image image = captioned.image();
      Drawn drawn = (gray ? inGray(image) : framed(image)).captioned(captioned.caption());
      if (!row.isEmpty() && width + drawn.width() > columns) {
        write(row, text);
        row.clear();
        width = 0;
      }
      row.add(drawn);
      width += drawn.width() + SPACE.length();
    }
    write(row, text);
    return text.toString();
  }

  private static void write(List<Drawn> row, StringBuilder text) {
    int lines = row.stream().mapToInt(drawn -> drawn.lines().size()).max().orElse(0);
    for (int i = 0; i < lines; i++) {
      int line = i;
      text.append(row.stream().map(drawn -> drawn.line(line)).collect(Collectors.joining(SPACE)));
      text.append('\n');
    }
  }

  private static Drawn inGray(Image image) {
    int height = image.shape().height();
    int width = image.shape().width();
    List<String> lines = new ArrayList<>();
    for (int y = 0; y < height; y += 2) {
      StringBuilder line = new StringBuilder();
      int upper = -1;
      int lower = -1;
      for (int x = 0; x < width; x++) {
        int above = shade(pixel(image, x, y));
        int below = shade(pixel(image, x, y + 1));
        if (above != upper || below != lower) {
          line.append("\u001b[38;5;%d;48;5;%dm".formatted(above, below));
        }
        line.append('▀');
        upper = above;
        lower = below;
      }
      lines.add(line.append(RESET).toString());
    }
    return new Drawn(width, lines);
  }

  private static int shade(int pixel) {
    int shade = (pixel * (GRAYS + 1) + 127) / 255;
    if (shade == 0) {
      return BLACK;
    }
    return shade > GRAYS ? WHITE : FIRST_GRAY + shade - 1;
  }

  private static Drawn framed(Image image) {
    int height = image.shape().height();
    int width = image.shape().width();
    List<String> lines = new ArrayList<>();
    lines.add("┌" + "─".repeat(width) + "┐");
    for (int y = 0; y < height; y += 2) {
      StringBuilder line = new StringBuilder("│");
      for (int x = 0; x < width; x++) {
        boolean above = pixel(image, x, y) > 127;
        boolean below = pixel(image, x, y + 1) > 127;
        line.append(above ? (below ? '█' : '▀') : (below ? '▄' : ' '));
      }
      lines.add(line.append('│').toString());
    }
    lines.add("└" + "─".repeat(width) + "┘");
    return new Drawn(width + 2, lines);
  }

  /** Below an image of odd height there is no ink. */
  private static int pixel(Image image, int x, int y) {
    return y < image.shape().height()
        ? Byte.toUnsignedInt(image.pixels()[y * image.shape().width() + x])
        : 0;
  }

  /**
   * @param width in characters on the screen; escape sequences do not count
   */
  private record Drawn(int width, List<String> lines) {
    Drawn captioned(String caption) {
      String cut = caption.substring(0, Math.min(width, caption.length()));
      List<String> all = new ArrayList<>(lines);
      all.add(cut + " ".repeat(width - cut.length()));
      return new Drawn(width, all);
    }

    /** A line, blank below a drawing that is lower than those beside it. */
    String line(int index) {
      return index < lines.size() ? lines.get(index) : " ".repeat(width);
    }
  }
}
