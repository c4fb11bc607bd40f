package dev.lenet.internal.picture;

/**
 * Chooses the gray of the paper below a picture with transparency. A border that can be seen is
 * paper. Otherwise what can be seen is either strokes, as on a canvas, which need paper that
 * contrasts with them, or a card with ink on it, such as a scan with round corners, whose own paper
 * goes on.
 */
final class Backdrop {
  private static final int WHITE = 255;

  /** A card fills this share of the box around it, in percent; strokes of two colours fill less. */
  private static final int CARD = 60;

  /** Grays this far from the median are ink on a card, if they are one in so many. */
  private static final int FAR = 64;

  private static final int INK = 500;

  private Backdrop() {}

  static int below(byte[] grays, byte[] alphas, int width) {
    long[] border = new long[WHITE + 1];
    long[] all = new long[WHITE + 1];
    int bottom = grays.length / width - 1;
    int[] box = {width, bottom + 1, -1, -1};
    long borderPixels = 0;
    for (int at = 0; at < grays.length; at++) {
      int x = at % width;
      int y = at / width;
      int alpha = alphas[at] & 0xFF;
      all[grays[at] & 0xFF] += alpha;
      if (x == 0 || y == 0 || x == width - 1 || y == bottom) {
        border[grays[at] & 0xFF] += alpha;
        borderPixels++;
      }
      if (alpha > WHITE / 2) {
        box[0] = Math.min(box[0], x);
        box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x);
        box[3] = Math.max(box[3], y);
      }
    }
    int median = median(all);
    if (2 * sum(border, 0, WHITE) > WHITE * borderPixels) {
      return median(border);
    }
    long area = (box[2] - box[0] + 1L) * (box[3] - box[1] + 1L);
    return isCard(all, median, area) ? median : median <= WHITE / 2 ? WHITE : 0;
  }

  private static boolean isCard(long[] all, int median, long area) {
    long seen = sum(all, 0, WHITE);
    long ink = seen - sum(all, median - FAR, median + FAR);
    return 100 * seen > CARD * WHITE * area && INK * ink > seen;
  }

  private static int median(long[] counts) {
    int gray = 0;
    while (2 * sum(counts, 0, gray) < sum(counts, 0, WHITE)) {
      gray++;
    }
    return gray;
  }

  private static long sum(long[] counts, int from, int to) {
    long sum = 0;
    for (int gray = Math.max(from, 0); gray <= Math.min(to, WHITE); gray++) {
      sum += counts[gray];
    }
    return sum;
  }
}
