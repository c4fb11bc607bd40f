package dev.lenet.internal.batch;

import dev.lenet.api.Dataset;
import dev.lenet.api.golden.Golden;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import java.util.function.IntConsumer;

/** Images of two pixels that tell which they are: 0 and the index; labels are the index mod 3. */
final class NumberedImages implements Dataset {
  private final int size;
  private final IntConsumer onCopy;

  /**
   * So many images.
   *
   * @param onCopy is told the index of each image that is copied, before it is
   */
  NumberedImages(int size, IntConsumer onCopy) {
    this.size = size;
    this.onCopy = onCopy;
  }

  NumberedImages(int size) {
    this(size, index -> {});
  }

  /** A network whose inputs are the pixels' own values, 0 to 255. */
  static NetworkSpec spec(int batchSize, int epochs, String more) {
    return Golden.spec(
        "\"channels\": 1, \"height\": 1, \"width\": 2, \"fit\": \"pad\", \"range\": [0, 255]",
        3,
        """
        "optimizer": {"type": "sgd", "learningRate": 1}, "loss": "crossEntropy",
        "batchSize": %d, "epochs": %d, "seed": 42%s
        """
            .formatted(batchSize, epochs, more));
  }

  @Override
  public String name() {
    return "numbered";
  }

  @Override
  public Shape imageShape() {
    return new Shape(1, 1, 2);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int classes() {
    return 3;
  }

  @Override
  public int label(int index) {
    return index % 3;
  }

  @Override
  public void copyPixels(int index, byte[] target, int offset) {
    onCopy.accept(index);
    target[offset] = 0;
    target[offset + 1] = (byte) index;
  }
}
