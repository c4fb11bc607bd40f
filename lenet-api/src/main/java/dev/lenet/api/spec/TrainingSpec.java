package dev.lenet.api.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a network is trained. Immutable. */
public final class TrainingSpec extends SpecValue {
  /** The loss that training minimizes. */
  public enum Loss {
    /** The mean over the batch of −ln(probability of the true class). */
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
   * A builder with these values: Adam with 0.001, a constant rate, batches of 64, 10 epochs, seed
   * 42; no validation, no early stopping, no augmentation.
   */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with the values of this training. */
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

  /** How training changes the weights. */
  public OptimizerSpec optimizer() {
    return optimizer;
  }

  /** How the learning rate changes. */
  public ScheduleSpec schedule() {
    return schedule;
  }

  /** The loss that training minimizes. */
  public Loss loss() {
    return loss;
  }

  /** Number of images for each step. The last batch of an epoch may be smaller. */
  public int batchSize() {
    return batchSize;
  }

  /** How often training uses each image. */
  public int epochs() {
    return epochs;
  }

  /** The seed of initial weights, order and augmentation. */
  public long seed() {
    return seed;
  }

  /** Number of images for validation: the last ones of the training data. */
  public int validation() {
    return validation;
  }

  /**
   * Number of epochs without a better validation accuracy after which training stops ({@code
   * earlyStopping} in a spec file); null if it never stops early.
   */
  public @Nullable Integer patience() {
    return patience;
  }

  /** How training images are distorted; null if they are not. */
  public @Nullable AugmentationSpec augmentation() {
    return augmentation;
  }

  /** Number of batches, and of steps, of an epoch with that number of training images. */
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

  /** Builds a training. {@link NetworkSpec.Builder#build} checks the values. */
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

    /** Sets the loss that training minimizes. */
    public Builder loss(Loss newLoss) {
      loss = newLoss;
      return this;
    }

    /** Sets the number of images for each step. */
    public Builder batchSize(int images) {
      batchSize = images;
      return this;
    }

    /** Sets how often training uses each image. */
    public Builder epochs(int newEpochs) {
      epochs = newEpochs;
      return this;
    }

    /** Sets the seed of initial weights, order and augmentation. */
    public Builder seed(long newSeed) {
      seed = newSeed;
      return this;
    }

    /** Sets how many of the last images are for validation; 0 for none. */
    public Builder validation(int images) {
      validation = images;
      return this;
    }

    /**
     * Sets the number of epochs without a better validation accuracy after which training stops;
     * null to never stop early.
     */
    public Builder patience(@Nullable Integer newPatience) {
      patience = newPatience;
      return this;
    }

    /** Sets how training images are distorted; null for no distortion. */
    public Builder augmentation(@Nullable AugmentationSpec newAugmentation) {
      augmentation = newAugmentation;
      return this;
    }

    /** The training. */
    public TrainingSpec build() {
      return new TrainingSpec(this);
    }
  }
}
