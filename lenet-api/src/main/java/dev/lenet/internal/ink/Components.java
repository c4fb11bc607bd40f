package dev.lenet.internal.ink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The connected parts of the ink: pixels from a threshold on that touch at a side or corner. */
final class Components {
  private final Plane ink;
  private final int threshold;
  private final int[] labels;
  private int count;

  private Components(Plane ink, int threshold) {
    this.ink = ink;
    this.threshold = threshold;
    this.labels = new int[ink.values().length];
    int[] roots = firstPass();
    for (int i = 0; i < labels.length; i++) {
      labels[i] = roots[labels[i]];
    }
  }

  /** Finds the parts with values of at least {@code threshold}, which is above 0. */
  static Components of(Plane ink, int threshold) {
    return new Components(ink, threshold);
  }

  /** Labels pixels row by row, and remembers which labels meet (Rosenfeld and Pfaltz 1966). */
  private int[] firstPass() {
    int[] parents = new int[1024];
    int used = 0;
    int width = ink.width();
    for (int y = 0; y < ink.height(); y++) {
      for (int x = 0; x < width; x++) {
        int at = y * width + x;
        if ((ink.values()[at] & 0xFF) < threshold) {
          continue;
        }
        int label = x > 0 ? labels[at - 1] : 0;
        for (int above = Math.max(0, x - 1);
            y > 0 && above <= Math.min(width - 1, x + 1);
            above++) {
          int other = labels[at - width - x + above];
          label = label == 0 ? other : other == 0 ? label : join(parents, label, other);
        }
        if (label == 0) {
          label = ++used;
          parents = used < parents.length ? parents : Arrays.copyOf(parents, 2 * used);
          parents[label] = label;
        }
        labels[at] = label;
      }
    }
    return numbered(parents, used);
  }

  private static int join(int[] parents, int one, int other) {
    int a = root(parents, one);
    int b = root(parents, other);
    parents[Math.max(a, b)] = Math.min(a, b);
    return Math.min(a, b);
  }

  private static int root(int[] parents, int label) {
    int root = label;
    while (parents[root] != root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  }

  private int[] numbered(int[] parents, int used) {
    int[] numbers = new int[used + 1];
    for (int label = 1; label <= used; label++) {
      int root = root(parents, label); // never larger than the label
      numbers[label] = root == label ? ++count : numbers[root];
    }
    return numbers;
  }

  /** The number of each pixel's part, from 1; 0 if the pixel belongs to no part. */
  int[] labels() {
    return labels;
  }

  /** Number of parts. */
  int count() {
    return count;
  }

  /** The parts whose longer side has at least that many pixels. */
  List<Component> atLeast(int longerSide) {
    int[][] boxes = boxes();
    Component[] wanted = new Component[count + 1];
    List<Component> list = new ArrayList<>();
    for (int label = 1; label <= count; label++) {
      Component component = new Component(label, boxes[label]);
      if (component.longerSide() >= longerSide) {
        wanted[label] = component;
        list.add(component);
      }
    }
    for (int y = 0; y < ink.height(); y++) {
      for (int x = 0; x < ink.width(); x++) {
        Component component = wanted[labels[y * ink.width() + x]];
        if (component != null) {
          component.add(ink.at(x, y), ink.edges(x, y, threshold));
        }
      }
    }
    return list;
  }

  private int[][] boxes() {
    int[][] boxes = new int[count + 1][];
    for (int y = 0; y < ink.height(); y++) {
      for (int x = 0; x < ink.width(); x++) {
        int label = labels[y * ink.width() + x];
        if (label == 0) {
          continue;
        }
        if (boxes[label] == null) {
          boxes[label] = new int[] {x, y, x + 1, y + 1};
        }
        int[] box = boxes[label];
        box[0] = Math.min(box[0], x);
        box[2] = Math.max(box[2], x + 1);
        box[3] = y + 1;
      }
    }
    return boxes;
  }
}
