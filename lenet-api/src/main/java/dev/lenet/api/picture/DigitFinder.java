package dev.lenet.api.picture;

import dev.lenet.api.Image;
import dev.lenet.internal.ink.Glyph;
import dev.lenet.internal.ink.Marks;
import dev.lenet.internal.ink.Plane;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the marks in a picture: what is written, without a network and so without knowing what it
 * says. {@link DigitReader} does more: it cuts marks in which digits touch, and joins the pieces of
 * broken digits, where the network says that they are.
 *
 * <p>The ink may be dark on light or light on dark, on paper in even light, in light that falls
 * off, or with shadows. Specks, faint ghosts, ruled lines and frames are left out. Marks are found
 * line by line, from left to right.
 *
 * <p>It has no settings: what is ink is decided for each picture. Needs no module but {@code
 * java.base}.
 */
public final class DigitFinder {
  private DigitFinder() {}

  /** The marks, line by line from the top, each line from the left; empty if there is no ink. */
  public static List<Mark> find(Picture picture) {
    List<List<Glyph>> lines = picture.withMarks(Marks::lines);
    List<Mark> marks = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      for (Glyph glyph : lines.get(line)) {
        marks.add(new Mark(box(glyph, picture), line, glyph.form()));
      }
    }
    return List.copyOf(marks);
  }

  /**
   * The ink of all marks, 255, and the rest, 0: what the finder sees. The image is as large as the
   * picture.
   */
  public static Image ink(Picture picture) {
    Plane mask = picture.withMarks(marks -> marks.mask(picture.width(), picture.height()));
    return Image.gray(mask.height(), mask.width(), mask.values());
  }

  /** A glyph's box in the original. */
  static Box box(Glyph glyph, Picture picture) {
    int scale = glyph.factor() * picture.scale();
    int x = glyph.x() * scale;
    int y = glyph.y() * scale;
    int right = Math.min(glyph.right() * scale, picture.originalWidth());
    int bottom = Math.min(glyph.bottom() * scale, picture.originalHeight());
    return new Box(x, y, right - x, bottom - y);
  }
}
