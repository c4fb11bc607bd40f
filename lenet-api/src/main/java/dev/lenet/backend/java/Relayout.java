package dev.lenet.backend.java;

/** The same values in lines of the other kind: planes as vectors, or vectors as planes. */
record Relayout(Values input, Values output) implements Layer {
  @Override
  public void forward() {
    copy(input, output);
  }

  @Override
  public void backward(Weights gradients) {
    copy(output.gradient(), input.gradient());
  }

  private static void copy(Values from, Values to) {
    float[][] vectors = (from.areVectors() ? from : to).lines();
    float[][] planes = (from.areVectors() ? to : from).lines();
    int rows = vectors.length;
    int width = planes[0].length / rows;
    for (int i = 0; i < planes.length * width; i++) {
      float[] plane = planes[i / width];
      int at = i % width * rows;
      for (int row = 0; row < rows; row++) {
        if (from.areVectors()) {
          plane[at + row] = vectors[row][i];
        } else {
          vectors[row][i] = plane[at + row];
        }
      }
    }
  }
}
