package dev.lenet.backend.java;

/** Matrices as arrays of rows, since the hot loops take rows. */
final class Matrix {
  private Matrix() {}

  static float[][] transposed(float[][] matrix) {
    float[][] transposed = new float[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < transposed.length; j++) {
        transposed[j][i] = matrix[i][j];
      }
    }
    return transposed;
  }

  /** Reads a matrix, row by row, from a place in a flat array. */
  static void read(float[] flat, int at, float[][] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      System.arraycopy(flat, at + i * matrix[i].length, matrix[i], 0, matrix[i].length);
    }
  }
}
