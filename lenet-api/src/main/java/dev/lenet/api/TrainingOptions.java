package dev.lenet.api;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Options of one training that are not part of its spec. Immutable. */
public final class TrainingOptions {
  /** More replicas than this cut a usual batch into slices too thin to be worth a thread. */
  private static final int MOST_DEFAULT_THREADS = 4;

  /** The most threads of a training. */
  public static final int MOST_THREADS = 1024;

  private static final TrainingOptions NONE = builder().build();

  private final @Nullable Integer threads;
  private final @Nullable Dataset validation;
  private final List<TrainingListener> listeners;
  private final @Nullable Path checkpoints;
  private final int checkpointSteps;
  private final boolean keepCheckpoints;
  private final boolean resume;

  private TrainingOptions(Builder builder) {
    this.threads = builder.threads;
    this.validation = builder.validation;
    this.listeners = List.copyOf(builder.listeners);
    this.checkpoints = builder.checkpoints;
    this.checkpointSteps = builder.checkpointSteps;
    this.keepCheckpoints = builder.keepCheckpoints;
    this.resume = builder.resume;
  }

  /** The default options. */
  public static TrainingOptions none() {
    return NONE;
  }

  /** A builder with the default options. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Number of threads, each with a replica of the network. The default is the number of processors,
   * at most four. A resumed training has as many threads as it had before, unless a number was
   * given.
   */
  public int threads() {
    return threads == null
        ? Math.min(Runtime.getRuntime().availableProcessors(), MOST_DEFAULT_THREADS)
        : threads;
  }

  /** Whether the number of threads was given. */
  public boolean hasThreads() {
    return threads != null;
  }

  /**
   * Separate images for validation; null to use those that the spec takes from the training data.
   */
  public @Nullable Dataset validation() {
    return validation;
  }

  /** The listeners, which follow the progress. */
  public List<TrainingListener> listeners() {
    return listeners;
  }

  /** The folder for checkpoints; null to save none. */
  public @Nullable Path checkpoints() {
    return checkpoints;
  }

  /**
   * Number of steps within an epoch after which a checkpoint is also saved; 0 to save only after
   * each epoch.
   */
  public int checkpointSteps() {
    return checkpointSteps;
  }

  /** Whether the checkpoint of every epoch is kept. */
  public boolean keepsCheckpoints() {
    return keepCheckpoints;
  }

  /** Whether the training resumes from the newest checkpoint in the folder. */
  public boolean resume() {
    return resume;
  }

  @Override
  public String toString() {
    return "threads %s, validation %s, %d listeners, checkpoints %s every %d steps, all kept %s, resume %s"
        .formatted(
            threads == null ? "by processors" : threads,
            validation == null ? "as the spec says" : validation.name(),
            listeners.size(),
            checkpoints,
            checkpointSteps,
            keepCheckpoints,
            resume);
  }

  /** Builds options. */
  public static final class Builder {
    private @Nullable Integer threads;
    private @Nullable Dataset validation;
    private final List<TrainingListener> listeners = new ArrayList<>();
    private @Nullable Path checkpoints;
    private int checkpointSteps;
    private boolean keepCheckpoints;
    private boolean resume;

    private Builder() {}

    /**
     * Sets the number of threads, each with a replica of the network. The same number gives the
     * same bytes; another number gives the same result up to rounding.
     *
     * @throws IllegalArgumentException if it is less than 1 or more than {@link #MOST_THREADS}
     */
    public Builder threads(int replicas) {
      if (replicas < 1 || replicas > MOST_THREADS) {
        throw new IllegalArgumentException(
            "A training has 1 to %d threads, not %d".formatted(MOST_THREADS, replicas));
      }
      threads = replicas;
      return this;
    }

    /**
     * Sets the images for validation after each epoch. Then all training images are used for
     * training, and the number in the spec's {@code validation} is not used. A spec with {@code
     * patience} still needs {@code validation} of at least 1, because it must be valid on its own.
     */
    public Builder validation(Dataset images) {
      validation = images;
      return this;
    }

    /** Adds a listener. */
    public Builder listener(TrainingListener listener) {
      listeners.add(listener);
      return this;
    }

    /**
     * Saves a checkpoint after each epoch, so that the training can resume after a crash, and when
     * the training's thread is interrupted, so that it can resume where it stopped. The folder
     * keeps the two newest checkpoints, {@code checkpoint-<step>.safetensors}. An older one is
     * deleted only when the new one is complete and on the disk. A training locks its folder with
     * {@code .lenet.lock}, so that no other training saves into it.
     *
     * @param folder created if it does not exist
     */
    public Builder checkpoints(Path folder) {
      checkpoints = folder;
      return this;
    }

    /**
     * Sets after how many steps within an epoch a checkpoint is also saved; 0 to save only after
     * each epoch.
     *
     * @throws IllegalArgumentException if it is less than 0
     */
    public Builder checkpointSteps(int steps) {
      if (steps < 0) {
        throw new IllegalArgumentException(
            "The number of steps between checkpoints must be at least 0, not " + steps);
      }
      checkpointSteps = steps;
      return this;
    }

    /**
     * Sets whether the folder keeps the checkpoint of every epoch, to look at them with {@link
     * CheckpointInfo#ofEpochs}. If a training resumes without this, it deletes those that were kept
     * before.
     */
    public Builder keepCheckpoints(boolean keep) {
      keepCheckpoints = keep;
      return this;
    }

    /**
     * Sets whether the training resumes from the newest checkpoint in the folder. The model's own
     * weights are then ignored. On the same backend, engine version, native binary and number of
     * threads, the training ends with the same bytes as if it had never stopped. Listeners are told
     * of differences.
     */
    public Builder resume(boolean goOn) {
      resume = goOn;
      return this;
    }

    /**
     * The options.
     *
     * @throws IllegalArgumentException if resume, checkpoint steps or keeping checkpoints are set
     *     without a folder for checkpoints
     */
    public TrainingOptions build() {
      if (checkpoints == null && (resume || checkpointSteps > 0 || keepCheckpoints)) {
        String set =
            resume ? "resume" : checkpointSteps > 0 ? "checkpointSteps" : "keepCheckpoints";
        throw new IllegalArgumentException(
            set + " needs a folder for checkpoints; set it with checkpoints()");
      }
      return new TrainingOptions(this);
    }
  }
}
