package dev.lenet.data.pictures;

import java.util.Arrays;

/** Which read digit stands for which true one, with as few differences as possible. */
final class Alignment {
  private Alignment() {}

  /** For each character of the truth its place in what was read, or -1 if it was missed. */
  static int[] of(String truth, String read) {
    int[][] differences = new int[truth.length() + 1][read.length() + 1];
    for (int i = truth.length(); i >= 0; i--) {
      for (int j = read.length(); j >= 0; j--) {
        differences[i][j] =
            i == truth.length() || j == read.length()
                ? truth.length() - i + read.length() - j
                : fewest(differences, i, j, truth.charAt(i) == read.charAt(j));
      }
    }
    int[] places = new int[truth.length()];
    Arrays.fill(places, -1);
    int i = 0;
    int j = 0;
    while (i < truth.length() && j < read.length()) {
      int same = truth.charAt(i) == read.charAt(j) ? 0 : 1;
      if (differences[i][j] == differences[i + 1][j + 1] + same) {
        places[i++] = j++;
      } else if (differences[i][j] == differences[i + 1][j] + 1) {
        i++;
      } else {
        j++;
      }
    }
    return places;
  }

  private static int fewest(int[][] differences, int i, int j, boolean same) {
    int paired = differences[i + 1][j + 1] + (same ? 0 : 1);
    return Math.min(paired, 1 + Math.min(differences[i + 1][j], differences[i][j + 1]));
  }
}
