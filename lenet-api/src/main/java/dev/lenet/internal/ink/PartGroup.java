package dev.lenet.internal.ink;

import java.util.ArrayList;
import java.util.List;

/** Parts of ink that are one mark: a digit in one piece, or a 5 and its bar. */
final class PartGroup {
  private final List<Component> parts = new ArrayList<>();
  private int left = Integer.MAX_VALUE;
  private int top = Integer.MAX_VALUE;
  private int right;
  private int bottom;
  private double mass;

  PartGroup(Component part) {
    add(part);
  }

  PartGroup(List<PartGroup> groups) {
    groups.forEach(this::addAll);
  }

  private void add(Component part) {
    parts.add(part);
    left = Math.min(left, part.left());
    top = Math.min(top, part.top());
    right = Math.max(right, part.right());
    bottom = Math.max(bottom, part.bottom());
    mass += part.mass();
  }

  void addAll(PartGroup other) {
    other.parts.forEach(this::add);
  }

  List<Component> parts() {
    return parts;
  }

  int left() {
    return left;
  }

  int top() {
    return top;
  }

  int right() {
    return right;
  }

  int bottom() {
    return bottom;
  }

  int width() {
    return right - left;
  }

  int height() {
    return bottom - top;
  }

  double mass() {
    return mass;
  }

  double contrast() {
    return parts.stream().mapToDouble(part -> part.mass() * part.contrast()).sum() / mass;
  }

  /** The width of its widest strokes. */
  double thickness() {
    return parts.stream().mapToDouble(Component::thickness).max().orElse(0);
  }

  /** Pixels of the shared columns; negative: the gap between them. */
  int sharedColumns(PartGroup other) {
    return Math.min(right, other.right) - Math.max(left, other.left);
  }

  /** Pixels of the shared rows; negative: the gap between them. */
  int sharedRows(PartGroup other) {
    return Math.min(bottom, other.bottom) - Math.max(top, other.top);
  }

  /** Whether it is a bar: a dash, or what is left of a line. */
  boolean isBar() {
    return width() > 4 * height() && height() < 3 * thickness();
  }
}
