package dev.lenet.internal.batch;

import dev.lenet.api.Dataset;
import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.internal.text.Foreign;
import org.jspecify.annotations.Nullable;

/**
 * Fills batches with images of one data set: copies, preprocesses and, for training, distorts them.
 * For one thread.
 */
public final class BatchAssembler {
  private final Dataset data;
  private final Preprocessor preprocessor;
  private final @Nullable Augmenter augmenter;
  private final int inputSize;
  private final int classes;
  private final byte[] pixels;
  private final float[] plain;
  private final float[] distorted;

  private BatchAssembler(NetworkSpec spec, Dataset data, @Nullable Augmenter augmenter) {
    this.data = data;
    this.preprocessor = new Preprocessor(spec.input(), data.imageShape());
    this.augmenter = augmenter;
    this.inputSize = spec.input().shape().size();
    this.classes = spec.classes();
    this.pixels = new byte[data.imageShape().size()];
    this.plain = new float[inputSize];
    this.distorted = new float[augmenter == null ? 0 : inputSize];
  }

  /**
   * Assembles images without distortion. The data set has passed {@link #requireFit}, or has no
   * images.
   */
  public static BatchAssembler plain(NetworkSpec spec, Dataset data) {
    return new BatchAssembler(spec, data, null);
  }

  /**
   * Assembles training images, distorted if the spec has an augmentation. The data set has passed
   * {@link #requireFit}.
   */
  public static BatchAssembler learning(NetworkSpec spec, Dataset data) {
    return new BatchAssembler(spec, data, Augmenter.of(spec));
  }

  /**
   * Checks that a network can take a data set.
   *
   * @throws DataException of code {@code DATA_MISMATCH} if the data set has no images, the images
   *     cannot be made to fit, or a label has no class
   */
  public static void requireFit(NetworkSpec spec, Dataset data) {
    if (data.size() == 0) {
      throw new DataException(
          ErrorCode.DATA_MISMATCH,
          "The data set %s has no images".formatted(Foreign.text(data.name())));
    }
    Preprocessor.requireFit(spec.input(), data.imageShape());
    int classes = spec.classes();
    for (int i = 0; i < data.size(); i++) {
      label(data, i, classes);
    }
  }

  /**
   * The class of an image.
   *
   * @throws DataException of code {@code DATA_MISMATCH} if it is not in [0, classes)
   */
  public static int label(Dataset data, int index, int classes) {
    int label = data.label(index);
    if (label < 0 || label >= classes) {
      throw new DataException(
          ErrorCode.DATA_MISMATCH,
          "Image %d of %s has label %d, but the network has only the classes 0 to %d"
              .formatted(index, Foreign.text(data.name()), label, classes - 1));
    }
    return label;
  }

  /** Makes a batch with room for that many of these images. */
  public Batch newBatch(int capacity) {
    return new Batch(capacity, inputSize);
  }

  /**
   * Fills a batch.
   *
   * @param order indices of images
   * @param from the first place in {@code order} to take
   * @param to the place after the last one
   * @param epoch counted from 1; distortion depends on it and on the index
   * @throws DataException of code {@code DATA_MISMATCH} if a label has no class
   */
  public void assemble(Batch batch, int[] order, int from, int to, int epoch) {
    batch.setRows(to - from);
    for (int row = 0; row < batch.rows(); row++) {
      int index = order[from + row];
      data.copyPixels(index, pixels, 0);
      preprocessor.apply(pixels, plain, 0);
      float[] values = plain;
      if (augmenter != null) {
        augmenter.apply(plain, distorted, epoch, index);
        values = distorted;
      }
      batch.inputs().put(row * inputSize, values);
      batch.setLabel(row, label(data, index, classes));
    }
  }
}
