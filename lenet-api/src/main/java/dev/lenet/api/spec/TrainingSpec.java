package dev.lenet.api.spec;

import org.jspecify.annotations.Nullable;

/**
 * How a network is trained.
 *
 * @param batchSize images for each step; the last batch of an epoch may be smaller
 * @param seed of initial weights, order and augmentation
 * @param validation number of images, the last ones of the training data, held back from learning;
 *     0 for none
 * @param patience epochs without a better validation accuracy before training stops ({@code
 *     earlyStopping} in a spec file); null: never
 * @param augmentation null for none
 */
public record TrainingSpec(
    OptimizerSpec optimizer,
    ScheduleSpec schedule,
    Loss loss,
    int batchSize,
    int epochs,
    long seed,
    int validation,
    @Nullable Integer patience,
    @Nullable AugmentationSpec augmentation) {

  /** Number of batches, and steps, of an epoch over so many images to learn from. */
  public int batchesPerEpoch(int images) {
    return (images - 1) / batchSize + 1;
  }

  /** The same training with batches of another size. */
  public TrainingSpec withBatchSize(int newBatchSize) {
    return new TrainingSpec(
        optimizer, schedule, loss, newBatchSize, epochs, seed, validation, patience, augmentation);
  }

  /** The same training with another number of epochs. */
  public TrainingSpec withEpochs(int newEpochs) {
    return new TrainingSpec(
        optimizer, schedule, loss, batchSize, newEpochs, seed, validation, patience, augmentation);
  }

  /** The same training with another seed. */
  public TrainingSpec withSeed(long newSeed) {
    return new TrainingSpec(
        optimizer, schedule, loss, batchSize, epochs, newSeed, validation, patience, augmentation);
  }

  /** The same training with another number of validation images. */
  public TrainingSpec withValidation(int newValidation) {
    return new TrainingSpec(
        optimizer, schedule, loss, batchSize, epochs, seed, newValidation, patience, augmentation);
  }
}
