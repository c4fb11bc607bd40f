package dev.lenet.internal.training;

import dev.lenet.api.Dataset;
import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.internal.batch.BatchAssembler;
import dev.lenet.internal.checkpoint.TrainingData;
import dev.lenet.internal.text.Foreign;
import org.jspecify.annotations.Nullable;

/**
 * The images of one training.
 *
 * @param learn the images for training; never empty
 * @param validate the images for validation; may be empty
 * @param name the name of the training data
 * @param identity identifies the images
 */
record TrainingImages(Dataset learn, Dataset validate, String name, TrainingData identity) {
  /**
   * Splits the training data as the spec says, or takes separate images for validation.
   *
   * @throws DataException if the images do not fit the network, or none is left for training
   */
  static TrainingImages of(NetworkSpec spec, Dataset data, @Nullable Dataset validation) {
    BatchAssembler.requireFit(spec, data);
    int heldBack = validation == null ? spec.training().validation() : 0;
    int learnt = data.size() - heldBack;
    if (validation != null) {
      BatchAssembler.requireFit(spec, validation);
    }
    if (learnt < 1) {
      throw new DataException(
          ErrorCode.DATA_MISMATCH,
          "Of the %d images of %s, %d are for validation, so none is left for training. Use more images or a smaller validation"
              .formatted(data.size(), Foreign.text(data.name()), heldBack));
    }
    return new TrainingImages(
        data.range(0, learnt),
        validation == null ? data.range(learnt, data.size()) : validation,
        data.name(),
        TrainingData.of(data, heldBack, validation));
  }
}
