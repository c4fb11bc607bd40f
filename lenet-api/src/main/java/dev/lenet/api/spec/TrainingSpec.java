package dev.lenet.api.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a network is trained. Immutable. */
public final class TrainingSpec extends SpecValue {
  /** The loss that training minimizes. */
  public enum Loss {
    /** The mean over the batch of −ln(probability of the true class). */
    CROSS_ENTROPY,
    /**
     * Cross-entropy beside one more class, whose logit is always minus {@link TrainingSpec#j}:
     * LeCun et al. 1998, equation 9.
     */
    MAXIMUM_POSTERIOR;

    /** The name in a spec file. */
    public String specName() {
      return SpecValue.name(this);
    }
  }

  private final Builder values;

  private TrainingSpec(Builder values) {
    this.values = values;
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
    return values.copy();
  }

  /** How training changes the weights. */
  public OptimizerSpec optimizer() {
    return values.optimizer;
  }

  /** How the learning rate changes. */
  public ScheduleSpec schedule() {
    return values.schedule;
  }

  /** The loss that training minimizes. */
  public Loss loss() {
    return values.loss;
  }

  /**
   * Minus the logit of the class beside those of the network, for the loss of maximum posterior.
   * With radial basis units it is the squared distance at which a picture is rather no digit.
   */
  public double j() {
    return values.j;
  }

  /** Number of images for each step. The last batch of an epoch may be smaller. */
  public int batchSize() {
    return values.batchSize;
  }

  /** How often training uses each image. */
  public int epochs() {
    return values.epochs;
  }

  /** The seed of initial weights, order and augmentation. */
  public long seed() {
    return values.seed;
  }

  /** Number of images for validation: the last ones of the training data. */
  public int validation() {
    return values.validation;
  }

  /**
   * Number of epochs without a better validation accuracy after which training stops ({@code
   * earlyStopping} in a spec file); null if it never stops early.
   */
  public @Nullable Integer patience() {
    return values.patience;
  }

  /** How training images are distorted; null if they are not. */
  public @Nullable AugmentationSpec augmentation() {
    return values.augmentation;
  }

  /** Number of batches, and of steps, of an epoch with that number of training images. */
  public int batchesPerEpoch(int images) {
    return (images - 1) / values.batchSize + 1;
  }

  @Override
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("optimizer", values.optimizer.fields());
    fields.put("schedule", values.schedule.fields());
    fields.put("loss", values.loss.specName());
    if (values.loss == Loss.MAXIMUM_POSTERIOR) {
      fields.put("j", values.j);
    }
    fields.put("batchSize", values.batchSize);
    fields.put("epochs", values.epochs);
    fields.put("seed", values.seed);
    fields.put("validation", values.validation);
    if (values.patience != null) {
      fields.put("earlyStopping", Map.of("patience", values.patience));
    }
    if (values.augmentation != null) {
      fields.put("augmentation", values.augmentation.fields());
    }
    return fields;
  }

  /** Builds a training. {@link NetworkSpec.Builder#build} checks the values. */
  public static final class Builder extends SpecBuilder<Builder> {
    private OptimizerSpec optimizer = OptimizerSpec.adam(0.001).build();
    private ScheduleSpec schedule = ScheduleSpec.constant();
    private Loss loss = Loss.CROSS_ENTROPY;
    private double j;
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

    /** Sets j of the loss of maximum posterior. */
    public Builder j(double newJ) {
      j = newJ;
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
      return new TrainingSpec(copy());
    }
  }
}
