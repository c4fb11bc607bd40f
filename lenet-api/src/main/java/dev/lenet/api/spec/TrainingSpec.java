package dev.lenet.api.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a network is trained. Immutable. */
public final class TrainingSpec extends SpecValue {
  /** What training makes small. */
  public enum Loss {
    /** The mean over the batch of minus the logarithm of the true class's probability. */
    CROSS_ENTROPY("crossEntropy");

    private final String specName;

    Loss(String specName) {
      this.specName = specName;
    }

    /** The name in a spec file. */
    public String specName() {
      return specName;
    }
  }

  private final OptimizerSpec optimizer;
  private final ScheduleSpec schedule;
  private final Loss loss;
  private final int batchSize;
  private final int epochs;
  private final long seed;
  private final int validation;
  private final @Nullable Integer patience;
  private final @Nullable AugmentationSpec augmentation;

  private TrainingSpec(Builder builder) {
    this.optimizer = builder.optimizer;
    this.schedule = builder.schedule;
    this.loss = builder.loss;
    this.batchSize = builder.batchSize;
    this.epochs = builder.epochs;
    this.seed = builder.seed;
    this.validation = builder.validation;
    this.patience = builder.patience;
    this.augmentation = builder.augmentation;
  }

  /**
   * A training that begins as the recipe {@code lenet5} does: Adam with 0.001, a constant rate,
   * batches of 64, 10 epochs, seed 42; no validation, no early stopping, no augmentation.
   */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that begins with the values of this training. */
  public Builder toBuilder() {
    return new Builder()
        .optimizer(optimizer)
        .schedule(schedule)
        .loss(loss)
        .batchSize(batchSize)
        .epochs(epochs)
        .seed(seed)
        .validation(validation)
        .patience(patience)
        .augmentation(augmentation);
  }

  /** How weights follow the gradient. */
  public OptimizerSpec optimizer() {
    return optimizer;
  }

  /** How the learning rate changes. */
  public ScheduleSpec schedule() {
    return schedule;
  }

  /** What training makes small. */
  public Loss loss() {
    return loss;
  }

  /** Images for each step; the last batch of an epoch may be smaller. */
  public int batchSize() {
    return batchSize;
  }

  /** How often each image is learnt from. */
  public int epochs() {
    return epochs;
  }

  /** The seed of initial weights, order and augmentation. */
  public long seed() {
    return seed;
  }

  /** Number of images, the last ones of the training data, held back from learning. */
  public int validation() {
    return validation;
  }

  /**
   * Epochs without a better validation accuracy before training stops ({@code earlyStopping} in a
   * spec file); null: never.
   */
  public @Nullable Integer patience() {
    return patience;
  }

  /** How training images are distorted; null: they are not. */
  public @Nullable AugmentationSpec augmentation() {
    return augmentation;
  }

  /** Number of batches, and steps, of an epoch over so many images to learn from. */
  public int batchesPerEpoch(int images) {
    return (images - 1) / batchSize + 1;
  }

  @Override
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("optimizer", optimizer.fields());
    fields.put("schedule", schedule.fields());
    fields.put("loss", loss.specName());
    fields.put("batchSize", batchSize);
    fields.put("epochs", epochs);
    fields.put("seed", seed);
    fields.put("validation", validation);
    if (patience != null) {
      fields.put("earlyStopping", Map.of("patience", patience));
    }
    if (augmentation != null) {
      fields.put("augmentation", augmentation.fields());
    }
    return fields;
  }

  /** Makes a training's description. Values are checked when a {@link NetworkSpec} is built. */
  public static final class Builder {
    private OptimizerSpec optimizer = OptimizerSpec.adam(0.001).build();
    private ScheduleSpec schedule = ScheduleSpec.constant();
    private Loss loss = Loss.CROSS_ENTROPY;
    private int batchSize = 64;
    private int epochs = 10;
    private long seed = SpecReader.DEFAULT_SEED;
    private int validation;
    private @Nullable Integer patience;
    private @Nullable AugmentationSpec augmentation;

    private Builder() {}

    /** Sets the optimizer. */
    public Builder optimizer(OptimizerSpec newOptimizer) {
      optimizer = newOptimizer;
      return this;
    }

    /** Sets how the learning rate changes. */
    public Builder schedule(ScheduleSpec newSchedule) {
      schedule = newSchedule;
      return this;
    }

    /** Sets what training makes small. */
    public Builder loss(Loss newLoss) {
      loss = newLoss;
      return this;
    }

    /** Sets the number of images for each step. */
    public Builder batchSize(int images) {
      batchSize = images;
      return this;
    }

    /** Sets how often each image is learnt from. */
    public Builder epochs(int newEpochs) {
      epochs = newEpochs;
      return this;
    }

    /** Sets the seed of initial weights, order and augmentation. */
    public Builder seed(long newSeed) {
      seed = newSeed;
      return this;
    }

    /** Sets how many of the last images are held back from learning; 0 for none. */
    public Builder validation(int images) {
      validation = images;
      return this;
    }

    /** Stops after so many epochs without a better validation accuracy; null: never. */
    public Builder patience(@Nullable Integer newPatience) {
      patience = newPatience;
      return this;
    }

    /** Sets how training images are distorted; null: they are not. */
    public Builder augmentation(@Nullable AugmentationSpec newAugmentation) {
      augmentation = newAugmentation;
      return this;
    }

    /** The description. */
    public TrainingSpec build() {
      return new TrainingSpec(this);
    }
  }
}
