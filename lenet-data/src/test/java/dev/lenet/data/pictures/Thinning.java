package dev.lenet.data.pictures;

/**
 * The middle line of strokes (Zhang and Suen, "A Fast Parallel Algorithm for Thinning Digital
 * Patterns", 1984).
 */
final class Thinning {
  private final boolean[] ink;
  private final int width;

  /** Distances in the array to the eight neighbours, clockwise from the upper one. */
  private final int[] around;

  private Thinning(boolean[] ink, int width) {
    this.ink = ink;
    this.width = width;
    this.around = new int[] {-width, 1 - width, 1, 1 + width, width, width - 1, -1, -1 - width};
  }

  /** Cells of the middle line, connected as the ink is. Ink on the border stays as it is. */
  static boolean[] middle(boolean[] ink, int width, int height) {
    Thinning thinning = new Thinning(ink.clone(), width);
    boolean changed = true;
    while (changed) {
      changed = thinning.peel(0, height);
      changed |= thinning.peel(2, height);
    }
    return thinning.ink;
  }

  /** Removes the edge cells of two sides, all at once; says whether there were any. */
  private boolean peel(int side, int height) {
    boolean[] removed = new boolean[ink.length];
    boolean any = false;
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int i = y * width + x;
        removed[i] = ink[i] && canGo(i, side);
        any |= removed[i];
      }
    }
    for (int i = 0; i < ink.length; i++) {
      ink[i] &= !removed[i];
    }
    return any;
  }

  private boolean canGo(int cell, int side) {
    int neighbours = 0;
    int changes = 0;
    for (int n = 0; n < 8; n++) {
      boolean here = at(cell, n);
      neighbours += here ? 1 : 0;
      changes += !here && at(cell, n + 1) ? 1 : 0;
    }
    // up, right, down or right, down, left for side 0; up, right, left or up, down, left for side 2
    boolean first = at(cell, 2) && at(cell, side == 0 ? 4 : 0) && at(cell, side == 0 ? 0 : 6);
    boolean second = at(cell, 4) && at(cell, 6) && at(cell, side == 0 ? 2 : 0);
    return neighbours >= 2 && neighbours <= 6 && changes == 1 && !first && !second;
  }

  private boolean at(int cell, int neighbour) {
    return ink[cell + around[neighbour % 8]];
  }
}
