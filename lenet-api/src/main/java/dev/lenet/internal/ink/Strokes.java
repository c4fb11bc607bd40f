package dev.lenet.internal.ink;

import java.util.ArrayList;
import java.util.List;

/**
 * The ink of a picture in connected parts, without what is too faint or too small to be a digit's.
 * Thresholds are relative: first to the strongest ink, which drops ghosts and faint lines; then, in
 * each part, to its own, which parts strokes that only a blur or a smear joins.
 */
final class Strokes {
  /**
   * Ink is darker than the paper by at least this share. On 150 generated photographs of dark ink
   * the faintest has 0.26; the edge of a shadow on blank paper, which the estimate of the paper
   * misses in part, has up to 0.14.
   */
  private static final double LEAST_CONTRAST = 0.2;

  /** Chalk is lighter than its board by more. A light place on paper is none. */
  private static final double LEAST_CONTRAST_OF_LIGHT = 0.27;

  /** Paper without texture may still be darker than its estimate by this. */
  private static final int LEAST_FLOOR = 6;

  /**
   * How much a part stands out from the texture of the paper: by how much it is darker than the
   * darkest texture, in its own units, times the square root of its pixels.
   */
  private static final double LEAST_SIGNIFICANCE = 5;

  /** Fainter parts than this share of the usual contrast are dropped. */
  private static final double FAINT = 0.4;

  /** The edge of a stroke, as a share of its own contrast. */
  private static final double EDGE = 0.3;

  /** The shortest digit, in pixels. */
  private static final int LEAST_SIDE = 7;

  /**
   * In pictures of less than 21 pixels digits may be a third as high as the picture, or 5 pixels.
   */
  private static final int LEAST_SIDE_IF_TINY = 5;

  /** The shortest digit as a share of the side of a square as large as the picture. */
  private static final double LEAST_SHARE = 0.01;

  private final Ink ink;
  private final Components components;
  private final List<Component> parts;

  private Strokes(Ink ink, Components components, List<Component> parts) {
    this.ink = ink;
    this.components = components;
    this.parts = parts;
  }

  static Strokes of(Ink ink) {
    Plane share = ink.share();
    int least = leastSide(share);
    int floor = Math.max(LEAST_FLOOR, ink.floor());
    Components all = Components.of(share, floor + 1);
    List<Component> strong = strong(all.atLeast(least), ink, floor);
    Plane dark = dark(share, all, strong, floor);
    PaperLines.remove(dark, share);
    Components strokes = Components.of(dark, 1);
    return new Strokes(ink, strokes, strokes.atLeast(least));
  }

  private static int leastSide(Plane share) {
    int tiny = Math.max(LEAST_SIDE_IF_TINY, share.shorterSide() / 3);
    double side = Math.sqrt(share.width() * (double) share.height());
    return (int) Math.max(Math.min(LEAST_SIDE, tiny), LEAST_SHARE * side);
  }

  private static List<Component> strong(List<Component> parts, Ink ink, int floor) {
    double least = 255 * (ink.isLight() ? LEAST_CONTRAST_OF_LIGHT : LEAST_CONTRAST);
    List<Component> visible = new ArrayList<>(parts);
    visible.removeIf(part -> part.contrast() < least);
    visible.removeIf(
        part -> (part.contrast() / floor - 1) * Math.sqrt(part.area()) < LEAST_SIGNIFICANCE);
    double usual = Component.union(visible).contrast();
    visible.removeIf(part -> part.contrast() < FAINT * usual);
    return visible;
  }

  private static Plane dark(Plane share, Components all, List<Component> strong, int floor) {
    int[] thresholds = new int[all.count() + 1];
    for (Component part : strong) {
      thresholds[part.labels().get(0)] = Math.max(floor + 1, (int) (EDGE * part.contrast()));
    }
    Plane dark = new Plane(share.width(), share.height());
    for (int i = 0; i < dark.values().length; i++) {
      int threshold = thresholds[all.labels()[i]];
      if (threshold > 0 && (share.values()[i] & 0xFF) >= threshold) {
        dark.values()[i] = share.values()[i];
      }
    }
    return dark;
  }

  Ink ink() {
    return ink;
  }

  /** The label of a pixel's part; 0 if it belongs to no part. */
  int label(int x, int y) {
    return components.labels()[y * ink.share().width() + x];
  }

  /** The largest label. */
  int count() {
    return components.count();
  }

  /** The parts that are large enough for a stroke. */
  List<Component> parts() {
    return parts;
  }
}
