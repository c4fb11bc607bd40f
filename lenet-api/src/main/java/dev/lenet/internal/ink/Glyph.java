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

  /** The ink of all these glyphs. */
  public static Glyph union(List<Glyph> glyphs) {
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
  public Glyph between(int[] from, int[] to) {
    int first = ink.width();
    int end = 0;
    for (int y = 0; y < ink.height(); y++) {
      first = Math.min(first, Math.max(0, from[y]));
      end = Math.max(end, Math.min(ink.width(), to[y]));
    }
    Plane some = new Plane(Math.max(0, end - first), ink.height());
    for (int y = 0; y < ink.height(); y++) {
      for (int x = Math.max(0, from[y]); x < Math.min(ink.width(), to[y]); x++) {
        some.values()[y * some.width() + x - first] = (byte) ink.at(x, y);
      }
    }
    return new Glyph(left + first, top, factor, some);
  }

  /** The glyph brought into MNIST's form. */
  public Image form() {
    return MnistForm.of(ink);
  }

  /** Whether nothing is in it. */
  public boolean isEmpty() {
    return ink.width() == 0;
  }

  /** Its ink, not a copy. */
  public Plane ink() {
    return ink;
  }

  /** The first column, in pixels of the sheet. */
  public int x() {
    return left;
  }

  /** The first row. */
  public int y() {
    return top;
  }

  /** The column after the last. */
  public int right() {
    return left + ink.width();
  }

  /** The row after the last. */
  public int bottom() {
    return top + ink.height();
  }

  /** By how much the sheet is smaller than the picture. */
  public int factor() {
    return factor;
  }
}
