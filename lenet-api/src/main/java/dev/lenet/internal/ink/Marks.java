package dev.lenet.internal.ink;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way from a picture to its marks: ink, strokes, groups of strokes, lines. */
public final class Marks {
  private final Strokes strokes;
  private final List<Component> groups;

  private Marks(Strokes strokes) {
    this.strokes = strokes;
    this.groups = Grouping.of(strokes);
  }

  /** What finding the marks of a picture, and a mask of them, takes of the heap, at most. */
  public static long bytesFor(Plane picture) {
    return 16L * Math.min(Ink.MOST_PIXELS, picture.values().length) + picture.values().length;
  }

  /** Finds the marks of a gray picture. */
  public static Marks of(Plane picture) {
    return new Marks(Strokes.of(Ink.of(picture)));
  }

  /** The lines from the top, each from the left. */
  public List<List<Glyph>> lines() {
    GlyphCutter cutter = new GlyphCutter(strokes, groups);
    return Rows.of(groups.stream().map(cutter::cut).filter(glyph -> !glyph.isEmpty()).toList());
  }

  /** All of them as one mark; null if there is no ink. */
  public @Nullable Glyph together() {
    if (groups.isEmpty()) {
      return null;
    }
    Component all = Component.union(groups);
    Glyph glyph = new GlyphCutter(strokes, List.of(all)).cut(all);
    return glyph.isEmpty() ? null : glyph;
  }

  /** The ink of all marks, 255, and paper, 0, in a picture of that size. */
  public Plane mask(int width, int height) {
    boolean[] wanted = new boolean[strokes.count() + 1];
    groups.forEach(group -> group.labels().forEach(label -> wanted[label] = true));
    int factor = strokes.ink().factor();
    Plane mask = new Plane(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean ink = wanted[strokes.label(x / factor, y / factor)];
        mask.values()[y * width + x] = (byte) (ink ? 255 : 0);
      }
    }
    return mask;
  }
}
