package dev.lenet.internal.ink;

import java.util.List;

/** A connected part of the ink, or several that are one mark, with what is needed to judge it. */
final class Component {
  /** Steps along a line of pixels are longer than the line, in the mean over all directions. */
  private static final double STEPS_TO_LENGTH = Math.PI / 4;

  private final List<Integer> labels;
  private final int left;
  private final int top;
  private final int right;
  private final int bottom;
  private int area;
  private double squares;
  private double cubes;
  private int edges;
  private double thickestPart;

  /** A part without pixels; {@link #add} adds them. */
  Component(int label, int[] box) {
    this(List.of(label), box);
  }

  private Component(List<Integer> labels, int[] box) {
    this.labels = labels;
    this.left = box[0];
    this.top = box[1];
    this.right = box[2];
    this.bottom = box[3];
  }

  void add(int value, int pixelEdges) {
    area++;
    edges += pixelEdges;
    double square = (double) value * value;
    squares += square;
    cubes += square * value;
  }

  /** All of these parts as one, which has the thickness of the thickest. */
  static Component union(List<Component> parts) {
    int[] box = {Integer.MAX_VALUE, Integer.MAX_VALUE, 0, 0};
    for (Component part : parts) {
      box[0] = Math.min(box[0], part.left);
      box[1] = Math.min(box[1], part.top);
      box[2] = Math.max(box[2], part.right);
      box[3] = Math.max(box[3], part.bottom);
    }
    Component union =
        new Component(parts.stream().flatMap(part -> part.labels.stream()).toList(), box);
    for (Component part : parts) {
      union.area += part.area;
      union.squares += part.squares;
      union.cubes += part.cubes;
      union.thickestPart = Math.max(union.thickestPart, part.thickness());
    }
    return union;
  }

  /** All values of a plane from a threshold on; its box is that of all that is not 0. */
  static Component of(Plane plane, int threshold) {
    Component all = new Component(0, plane.box());
    for (int y = 0; y < plane.height(); y++) {
      for (int x = 0; x < plane.width(); x++) {
        if (plane.at(x, y) >= threshold) {
          all.add(plane.at(x, y), plane.edges(x, y, threshold));
        }
      }
    }
    return all;
  }

  /** The labels of its parts. */
  List<Integer> labels() {
    return labels;
  }

  int left() {
    return left;
  }

  int top() {
    return top;
  }

  /** The column after the last. */
  int right() {
    return right;
  }

  /** The row after the last. */
  int bottom() {
    return bottom;
  }

  int width() {
    return right - left;
  }

  int height() {
    return bottom - top;
  }

  int longerSide() {
    return Math.max(width(), height());
  }

  int area() {
    return area;
  }

  /** Its amount of ink, in which strong ink counts more than faint. */
  double mass() {
    return squares;
  }

  /** How dark its strokes are: the mean of its values, in which the dark ones count most. */
  double contrast() {
    return squares == 0 ? 0 : cubes / squares;
  }

  /** The width of its strokes, which have two sides. */
  double thickness() {
    return edges == 0 ? thickestPart : 2 * area / (edges * STEPS_TO_LENGTH);
  }

  boolean touchesBorder(Plane of) {
    return left == 0 || top == 0 || right == of.width() || bottom == of.height();
  }

  /** Pixels of the shared columns; negative: the gap between them. */
  int sharedColumns(Component other) {
    return Math.min(right, other.right) - Math.max(left, other.left);
  }

  /** Pixels of the shared rows; negative: the gap between them. */
  int sharedRows(Component other) {
    return Math.min(bottom, other.bottom) - Math.max(top, other.top);
  }

  /** Whether it is a bar: one stroke that is nearly level, as a dash or a line below a number. */
  boolean isBar() {
    return width() > 4 * height() && area < 1.5 * width() * thickness();
  }
}
