package dev.lenet.internal.ink;

/** One connected part of the ink, with what is needed to judge it. */
final class Component {
  /** Steps along a line of pixels are longer than the line, in the mean over all directions. */
  private static final double STEPS_TO_LENGTH = Math.PI / 4;

  private final int label;
  private final int left;
  private final int top;
  private final int right;
  private final int bottom;
  private int area;
  private int edges;
  private double squares;
  private double cubes;

  Component(int label, int[] box) {
    this.label = label;
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

  int label() {
    return label;
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
    return 2 * area / (edges * STEPS_TO_LENGTH);
  }

  /** All values of a plane. */
  static Component of(Plane plane) {
    Component all = new Component(0, plane.box());
    for (byte value : plane.values()) {
      all.add(value & 0xFF, 0);
    }
    return all;
  }

  boolean touchesBorder(Plane of) {
    return left == 0 || top == 0 || right == of.width() || bottom == of.height();
  }
}
