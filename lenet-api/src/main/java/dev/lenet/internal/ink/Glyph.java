package dev.lenet.internal.ink;

import dev.lenet.api.Image;
import java.util.List;

/** The ink of one mark, cut out of the picture, without that of its neighbours. */
public final class Glyph {
  private final int left;
  private final int top;
  private final int factor;
  private final Plane ink;

  /**
   * Ink at a place of the sheet. What is empty around it is cut off.
   *
   * @param factor by how much the sheet is smaller than the picture
   */
  Glyph(int left, int top, int factor, Plane ink) {
    int[] box = ink.box();
    this.left = left + box[0];
    this.top = top + box[1];
    this.factor = factor;
    this.ink = ink.part(box[0], box[1], box[2] - box[0], box[3] - box[1]);
  }

  /** All of their ink. */
  static Glyph union(List<Glyph> glyphs) {
    Glyph first = glyphs.get(0);
    int left = glyphs.stream().mapToInt(glyph -> glyph.left).min().orElseThrow();
    int top = glyphs.stream().mapToInt(glyph -> glyph.top).min().orElseThrow();
    int right = glyphs.stream().mapToInt(Glyph::right).max().orElseThrow();
    int bottom = glyphs.stream().mapToInt(Glyph::bottom).max().orElseThrow();
    Plane all = new Plane(right - left, bottom - top);
    for (Glyph glyph : glyphs) {
      for (int y = 0; y < glyph.ink.height(); y++) {
        for (int x = 0; x < glyph.ink.width(); x++) {
          int at = (glyph.top - top + y) * all.width() + glyph.left - left + x;
          int value = Math.max(all.values()[at] & 0xFF, glyph.ink.at(x, y));
          all.values()[at] = (byte) value;
        }
      }
    }
    return new Glyph(left, top, first.factor, all);
  }

  /**
   * The ink from one border to another.
   *
   * @param from for each row the first column
   * @param to for each row the column after the last
   */
  Glyph between(int[] from, int[] to) {
    Plane some = new Plane(ink.width(), ink.height());
    for (int y = 0; y < ink.height(); y++) {
      for (int x = Math.max(0, from[y]); x < Math.min(ink.width(), to[y]); x++) {
        some.values()[y * ink.width() + x] = (byte) ink.at(x, y);
      }
    }
    return new Glyph(left, top, factor, some);
  }

  /** The glyph brought into MNIST's form. */
  public Image form() {
    return MnistForm.of(ink);
  }

  boolean isEmpty() {
    return ink.width() == 0;
  }

  Plane ink() {
    return ink;
  }

  int x() {
    return left;
  }

  int y() {
    return top;
  }

  int right() {
    return left + ink.width();
  }

  int bottom() {
    return top + ink.height();
  }

  /**
   * Its box in pixels of the picture: left, top, width, height. The sheet's last pixel may be wider
   * than what is left of the picture.
   */
  public int[] box(int pictureWidth, int pictureHeight) {
    int x = left * factor;
    int y = top * factor;
    return new int[] {
      x,
      y,
      Math.min(right() * factor, pictureWidth) - x,
      Math.min(bottom() * factor, pictureHeight) - y
    };
  }
}
