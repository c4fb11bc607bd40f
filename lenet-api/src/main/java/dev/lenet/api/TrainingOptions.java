package dev.lenet.api;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be said about one training besides its spec. Immutable. */
public final class TrainingOptions {
  /** More replicas than this cut a usual batch into slices too thin to be worth a thread. */
  private static final int MOST_DEFAULT_THREADS = 4;

  private static final TrainingOptions NONE = builder().build();

  private final @Nullable Integer threads;
  private final @Nullable Dataset validation;
  private final List<TrainingListener> listeners;
  private final @Nullable Path checkpoints;
  private final int checkpointSteps;
  private final boolean resume;

  private TrainingOptions(Builder builder) {
    this.threads = builder.threads;
    this.validation = builder.validation;
    this.listeners = List.copyOf(builder.listeners);
    this.checkpoints = builder.checkpoints;
    this.checkpointSteps = builder.checkpointSteps;
    this.resume = builder.resume;
  }

  /** Nothing said. */
  public static TrainingOptions none() {
    return NONE;
  }

  /** Says nothing yet. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Number of replicas of the network, each on a thread of its own. If none was given, as many as
   * there are processors, at most four; a training that goes on has as many as it had.
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

  /** Images to validate with; null: those that the spec holds back. */
  public @Nullable Dataset validation() {
    return validation;
  }

  /** Who hears how the training goes on. */
  public List<TrainingListener> listeners() {
    return listeners;
  }

  /** The folder that checkpoints are saved to; null: none are saved. */
  public @Nullable Path checkpoints() {
    return checkpoints;
  }

  /** A checkpoint is also saved after so many steps within an epoch; 0: only after each epoch. */
  public int checkpointSteps() {
    return checkpointSteps;
  }

  /** Whether the training goes on from the newest checkpoint in the folder. */
  public boolean resume() {
    return resume;
  }

  @Override
  public String toString() {
    return "threads %s, validation %s, %d listeners, checkpoints %s every %d steps, resume %s"
        .formatted(
            threads == null ? "by processors" : threads,
            validation == null ? "as the spec says" : validation.name(),
            listeners.size(),
            checkpoints,
            checkpointSteps,
            resume);
  }

  /** Collects what is said. */
  public static final class Builder {
    private @Nullable Integer threads;
    private @Nullable Dataset validation;
    private final List<TrainingListener> listeners = new ArrayList<>();
    private @Nullable Path checkpoints;
    private int checkpointSteps;
    private boolean resume;

    private Builder() {}

    /**
     * Sets the number of replicas of the network, each on a thread of its own. The same number
     * gives the same bytes; another number gives the same up to rounding.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder threads(int replicas) {
      if (replicas < 1) {
        throw new IllegalArgumentException("Training takes at least 1 thread, not " + replicas);
      }
      threads = replicas;
      return this;
    }

    /**
     * Validates with these images after each epoch. No training image is held back then, whatever
     * the spec's {@code validation} says.
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
     * Saves the training after each epoch, so that it can go on after whatever ended it. The folder
     * keeps the two newest checkpoints, {@code checkpoint-<step>.safetensors}; each is complete,
     * and replaces nothing until it is on the disk. A training holds its folder by {@code
     * .lenet.lock}, so that no other saves into it.
     *
     * @param folder made if it is not there
     */
    public Builder checkpoints(Path folder) {
      checkpoints = folder;
      return this;
    }

    /**
     * Also saves after every so many steps within an epoch; 0: only after each epoch.
     *
     * @throws IllegalArgumentException if it is less than 0
     */
    public Builder checkpointSteps(int steps) {
      if (steps < 0) {
        throw new IllegalArgumentException(
            "A checkpoint can be made every 1 or more steps, or 0 for epochs only, not " + steps);
      }
      checkpointSteps = steps;
      return this;
    }

    /**
     * Goes on from the newest checkpoint in the folder. The model's own weights do not matter. The
     * training ends with the same bytes in the weights as if it had never stopped, on the same
     * backend, engine version, native binary and number of threads; where these differ, listeners
     * hear of it.
     */
    public Builder resume(boolean goOn) {
      resume = goOn;
      return this;
    }

    /**
     * The options.
     *
     * @throws IllegalArgumentException if checkpoints are to be resumed or made after steps, but no
     *     folder was given
     */
    public TrainingOptions build() {
      if (checkpoints == null && (resume || checkpointSteps > 0)) {
        throw new IllegalArgumentException(
            "Without a folder for checkpoints there is nothing to %s; give one by checkpoints()"
                .formatted(resume ? "resume" : "save"));
      }
      return new TrainingOptions(this);
    }
  }
}
