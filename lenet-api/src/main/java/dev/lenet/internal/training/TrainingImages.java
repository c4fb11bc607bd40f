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
 * @param learn what weights are learnt from; never empty
 * @param validate what they are validated with; may be empty
 * @param name of all images that were given to learn from
 * @param identity which images these are
 */
record TrainingImages(Dataset learn, Dataset validate, String name, TrainingData identity) {
  /**
   * Takes images apart as the spec says, or takes separate ones for validation.
   *
   * @throws DataException if they do not fit the network, or none is left to learn from
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
          "Of the %d images of %s, %d are to be held back for validation, which leaves nothing to learn from. Give more images, or a smaller validation"
              .formatted(data.size(), Foreign.text(data.name()), heldBack));
    }
    return new TrainingImages(
        data.range(0, learnt),
        validation == null ? data.range(learnt, data.size()) : validation,
        data.name(),
        TrainingData.of(data, heldBack, validation));
  }
}
