package dev.lenet.internal.ink;

import java.util.List;

/**
 * Cuts marks out of the sheet: their strokes with the soft edges, in shades that say how much of a
 * pixel is ink.
 */
final class GlyphCutter {
  /** Ink up to this share of the mark's contrast counts as none, if the paper has no texture. */
  private static final double FAINTEST = 0.03;

  /** Soft edges reach so far: one of the 20 pixels that the mark becomes. */
  private static final int EDGE = 20;

  private final Strokes strokes;
  private final int[] owners;

  /** Will cut these marks. */
  GlyphCutter(Strokes strokes, List<Component> groups) {
    this.strokes = strokes;
    this.owners = new int[1 + strokes.count()];
    for (int i = 0; i < groups.size(); i++) {
      for (int label : groups.get(i).labels()) {
        owners[label] = i + 1;
      }
    }
  }

  Glyph cut(Component group) {
    double contrast = group.contrast();
    int floor = strokes.ink().floor();
    boolean clean = floor <= FAINTEST * contrast;
    int edge = clean ? Math.max(group.width(), group.height()) / EDGE + 1 : 1;
    int left = Math.max(0, group.left() - edge);
    int top = Math.max(0, group.top() - edge);
    Plane share = strokes.ink().share();
    Plane ink =
        share.part(
            left,
            top,
            Math.min(share.width(), group.right() + edge) - left,
            Math.min(share.height(), group.bottom() + edge) - top);
    keepOwn(ink, owners[group.labels().get(0)], left, top, edge);
    if (clean) {
      stretch(ink, (int) (FAINTEST * contrast), 0, ink.largest());
    } else {
      stretch(ink, floor, floor, contrast);
    }
    return new Glyph(left, top, strokes.ink().factor(), ink);
  }

  /** Keeps its own strokes, and what is near them and no other mark's. */
  private void keepOwn(Plane ink, int owner, int left, int top, int edge) {
    Plane own = new Plane(ink.width(), ink.height());
    Plane free = new Plane(ink.width(), ink.height());
    for (int y = 0; y < ink.height(); y++) {
      for (int x = 0; x < ink.width(); x++) {
        int label = strokes.label(left + x, top + y);
        own.values()[y * ink.width() + x] = (byte) (label > 0 && owners[label] == owner ? -1 : 0);
        free.values()[y * ink.width() + x] = (byte) (label == 0 ? -1 : 0);
      }
    }
    Plane near = new Extremes(edge).largest(own);
    for (int i = 0; i < ink.values().length; i++) {
      ink.values()[i] &= (byte) (own.values()[i] | (near.values()[i] & free.values()[i]));
    }
  }

  /** Brings values from {@code low} to {@code high} to 0 to 255, and those up to a least to 0. */
  private static void stretch(Plane ink, int faintest, double low, double high) {
    byte[] values = ink.values();
    for (int i = 0; i < values.length; i++) {
      int value = values[i] & 0xFF;
      double stretched = 255 * (value - low) / (high - low);
      values[i] = (byte) (value <= faintest ? 0 : Math.min(255, Math.round(stretched)));
    }
  }
}
