package dev.lenet.api.spi;

import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.Prediction;
import dev.lenet.api.batch.Batch;
import dev.lenet.api.batch.Preprocessor;
import dev.lenet.api.error.DataException;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.weights.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A model over an engine's networks. Its weights are an array here, which the lanes take over when
 * they next predict; predicting threads share the read lock, whatever changes the model takes the
 * write lock.
 */
final class PooledModel implements Model {
  private enum State {
    READY,
    TRAINING,
    CLOSED
  }

  private final EngineBackend backend;
  private final int inputSize;
  private final int classes;
  private final Lanes lanes;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private State state = State.READY;

  /** Replaced when a training ends, by the same network with that training. */
  private volatile NetworkSpec spec;

  /** Replaced, never changed. */
  private float[] weights;

  /** That of the latest image: most callers' images are all of one size. */
  private volatile Preprocessor preprocessor;

  /** A model with these weights, which belong to it from now on. */
  PooledModel(EngineBackend backend, NetworkSpec spec, float[] weights) {
    this.backend = backend;
    this.spec = spec;
    this.inputSize = spec.input().shape().size();
    this.classes = spec.classes();
    this.weights = weights;
    this.preprocessor = new Preprocessor(spec.input(), spec.input().shape());
    this.lanes = new Lanes(backend, spec);
    lanes.warm(weights);
  }

  boolean isOf(EngineBackend other) {
    return backend == other;
  }

  @Override
  public NetworkSpec spec() {
    return spec;
  }

  @Override
  public List<Prediction> predict(List<Image> images) {
    Image[] given = images.toArray(new Image[0]); // read once: the caller may change the list
    Preprocessor[] preprocessors = new Preprocessor[given.length];
    for (int i = 0; i < given.length; i++) {
      preprocessors[i] = preprocessorFor(given[i].shape());
    }
    Prediction[] predictions = new Prediction[given.length];
    compute(new PreprocessedImages(given, preprocessors, predictions, classes), given.length);
    return List.of(predictions);
  }

  private Preprocessor preprocessorFor(Shape shape) {
    Preprocessor latest = preprocessor;
    if (!latest.imageShape().equals(shape)) {
      try {
        latest = new Preprocessor(spec.input(), shape);
      } catch (DataException e) {
        throw new IllegalArgumentException(e.reason(), e);
      }
      preprocessor = latest;
    }
    return latest;
  }

  @Override
  public float[] probabilities(float[] inputs) {
    if (inputs.length % inputSize != 0) {
      throw new IllegalArgumentException(
          "One input of the network '%s' is %s = %d values; %d are not a multiple of that"
              .formatted(spec.name(), spec.input().shape(), inputSize, inputs.length));
    }
    int rows = inputs.length / inputSize;
    if ((long) rows * classes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "The probabilities of %d inputs in %d classes do not fit into one array; give fewer"
              .formatted(rows, classes));
    }
    float[] probabilities = new float[rows * classes];
    compute(new BareInputs(inputs, probabilities, classes), rows);
    return probabilities;
  }

  private void compute(Lane.Request request, int rows) {
    lock.readLock().lock();
    try {
      requireReady();
      lanes.predict(request, rows, weights);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public Weights weights() {
    lock.readLock().lock();
    try {
      requireReady();
      return Weights.of(spec, weights);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void setWeights(Weights newWeights) {
    if (!newWeights.fits(spec)) {
      throw new IllegalArgumentException(
          "The network '%s' cannot have these weights: %s".formatted(spec.name(), newWeights));
    }
    float[] flat = newWeights.toArray();
    for (int i = 0; i < flat.length; i++) {
      if (!Float.isFinite(flat[i])) {
        throw new IllegalArgumentException(
            "The network '%s' cannot have these weights: weight %d is %s"
                .formatted(spec.name(), i, flat[i]));
      }
    }
    lock.writeLock().lock();
    try {
      requireReady();
      weights = flat;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /**
   * Locks the model for training.
   *
   * @return a copy of the weights
   */
  float[] beginTraining() {
    lock.writeLock().lock();
    try {
      requireReady();
      state = State.TRAINING;
      return weights.clone();
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Gives the model the weights of a training, which belong to it from now on, and its spec. */
  void setTrained(NetworkSpec trained, float[] newWeights) {
    lock.writeLock().lock();
    try {
      spec = trained;
      weights = newWeights;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Unlocks the model. */
  void endTraining() {
    lock.writeLock().lock();
    try {
      state = State.READY;
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void requireReady() {
    if (state == State.CLOSED) {
      throw new IllegalStateException("The model '" + spec.name() + "' is closed");
    }
    if (state == State.TRAINING) {
      throw new IllegalStateException(
          "The model '" + spec.name() + "' is being trained; wait until the training ends");
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (state != State.CLOSED) {
        requireReady();
        state = State.CLOSED;
        lanes.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // private, never compared
  private record PreprocessedImages(
      Image[] images, Preprocessor[] preprocessors, Prediction[] predictions, int classes)
      implements Lane.Request {
    @Override
    public void fill(Batch batch, int from) {
      float[] input = new float[batch.inputSize()];
      for (int row = 0; row < batch.rows(); row++) {
        preprocessors[from + row].apply(images[from + row].pixels(), input, 0);
        batch.inputs().put(row * input.length, input);
      }
    }

    @Override
    public void take(float[] probabilities, int from, int rows) {
      for (int row = 0; row < rows; row++) {
        int at = row * classes;
        predictions[from + row] =
            new Prediction(Arrays.copyOfRange(probabilities, at, at + classes));
      }
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // private, never compared
  private record BareInputs(float[] inputs, float[] probabilities, int classes)
      implements Lane.Request {
    @Override
    public void fill(Batch batch, int from) {
      int size = batch.inputSize();
      batch.inputs().put(0, inputs, from * size, batch.rows() * size);
    }

    @Override
    public void take(float[] some, int from, int rows) {
      System.arraycopy(some, 0, probabilities, from * classes, rows * classes);
    }
  }
}
