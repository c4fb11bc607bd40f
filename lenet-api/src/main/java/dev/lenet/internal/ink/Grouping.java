package dev.lenet.internal.ink;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Joins parts of ink that are one mark, and drops specks. The measure is the height that most of
 * the ink has. What counts as near and small was chosen on generated pictures of MNIST's validation
 * images.
 */
final class Grouping {
  /** More parts are texture; only those with most ink are looked at. */
  private static final int MOST_PARTS = 1500;

  private static final double SPECK_AREA = 0.006;
  private static final double SPECK_LENGTH = 0.4;
  private static final double LEAST_HEIGHT = 0.3;

  /** The least product of height and contrast. */
  private static final double LEAST_WEIGHT = 0.2;

  /** A part this thick for its length is a blot. */
  private static final double BLOT = 0.4;

  /** A blot this small, as a share of the picture's longer side, is dust. */
  private static final double DUST = 0.05;

  private static final double ALIKE = 0.45;

  /** A longer bar is a line below or above a number, and not the bar of a 5. */
  private static final double LONGEST_BAR = 1.2;

  private final double height;

  private Grouping(double height) {
    this.height = height;
  }

  /** The marks, in no order. */
  static List<Component> of(Strokes strokes) {
    List<Component> parts = new ArrayList<>(strokes.parts());
    Plane sheet = strokes.ink().share();
    parts.removeIf(
        part ->
            part.thickness() > BLOT * part.longerSide()
                && (part.touchesBorder(sheet) || part.longerSide() < DUST * sheet.longerSide()));
    parts.sort(Comparator.comparingDouble(Component::mass).reversed());
    if (parts.size() > MOST_PARTS) {
      parts.subList(MOST_PARTS, parts.size()).clear();
    }
    return new Grouping(usualHeight(parts)).group(parts);
  }

  /** Half of the ink is in parts of at most this height. */
  private static double usualHeight(List<Component> parts) {
    List<Component> sorted = new ArrayList<>(parts);
    sorted.sort(Comparator.comparingInt(Component::height));
    double half = sorted.stream().mapToDouble(Component::mass).sum() / 2;
    for (Component part : sorted) {
      half -= part.mass();
      if (half <= 0) {
        return part.height();
      }
    }
    return 0;
  }

  private List<Component> group(List<Component> parts) {
    List<Component> groups = new ArrayList<>();
    for (Component part : parts) {
      if (part.isBar() && part.width() > LONGEST_BAR * height) {
        continue;
      }
      if (part.area() >= SPECK_AREA * height * height
          || part.longerSide() >= SPECK_LENGTH * height) {
        groups.add(part);
      }
    }
    while (joinOnce(groups)) {
      // a joined mark may take a third part
    }
    double contrast = Component.union(groups).contrast();
    groups.removeIf(
        group ->
            group.height() < LEAST_HEIGHT * height
                || group.height() * group.contrast() < LEAST_WEIGHT * height * contrast
                || group.isBar());
    return groups;
  }

  private boolean joinOnce(List<Component> groups) {
    int before = groups.size();
    for (int i = 0; i < groups.size(); i++) {
      for (int j = groups.size() - 1; j > i; j--) {
        if (isOne(groups.get(i), groups.get(j))) {
          groups.set(i, Component.union(List.of(groups.get(i), groups.remove(j))));
        }
      }
    }
    return groups.size() < before;
  }

  private boolean isOne(Component a, Component b) {
    if (!isAlike(a, b)) {
      return false;
    }
    int narrower = Math.min(a.width(), b.width());
    int lower = Math.min(a.height(), b.height());
    int columns = a.sharedColumns(b);
    int rows = a.sharedRows(b);
    if (rows < 0.3 * lower) {
      return columns >= 0.4 * narrower && isStacked(a, b, -rows);
    }
    boolean inside = rows >= 0.9 * lower && columns >= narrower;
    return columns >= 0.75 * narrower && (lower <= 0.75 * height || inside);
  }

  /** Whether the same pen may have written both: the rest of a ruled line is thin and faint. */
  private static boolean isAlike(Component a, Component b) {
    Component large = a.mass() > b.mass() ? a : b;
    Component small = large == a ? b : a;
    return small.thickness() >= ALIKE * large.thickness()
        && small.contrast() >= ALIKE * large.contrast();
  }

  /** Whether two parts one over the other are one digit, and not two lines. */
  private boolean isStacked(Component a, Component b, int gap) {
    int both = Math.max(a.bottom(), b.bottom()) - Math.min(a.top(), b.top());
    boolean touching = gap <= 0.1 * height && both <= 1.7 * height;
    return touching || (gap <= 0.4 * height && both <= 1.35 * height);
  }
}
