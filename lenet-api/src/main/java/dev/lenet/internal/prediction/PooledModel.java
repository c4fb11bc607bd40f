package dev.lenet.internal.prediction;

import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.Prediction;
import dev.lenet.api.error.DataException;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Parameter;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.weights.ModelCard;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.api.weights.Weights;
import dev.lenet.internal.batch.Batch;
import dev.lenet.internal.batch.Preprocessor;
import dev.lenet.internal.engine.OpenEngine;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * A model with a pool of networks. It has the weights as an array, which a lane copies before its
 * next prediction. Predictions share the read lock; changes of the model take the write lock.
 */
public final class PooledModel implements Model {
  private enum State {
    READY,
    TRAINING,
    CLOSED
  }

  private final OpenEngine engine;
  private final int inputSize;
  private final int classes;
  private final Lanes lanes;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private State state = State.READY;

  /** Replaced at the end of a training by the same network with that training. */
  private volatile NetworkSpec spec;

  /** Replaced, never changed. */
  private float[] weights;

  /** The preprocessor of the latest image, because most callers use images of one size. */
  private volatile Preprocessor preprocessor;

  /** The card of the file that the weights come from; null if they do not come from a file. */
  private volatile @Nullable ModelCard card;

  /**
   * The name of the network that had the weights; null if they are the initial ones of the seed.
   */
  private @Nullable String origin;

  private PooledModel(
      OpenEngine engine,
      NetworkSpec spec,
      float[] weights,
      @Nullable ModelCard card,
      @Nullable String origin) {
    this.engine = engine;
    this.spec = spec;
    this.card = card;
    this.origin = origin;
    this.inputSize = spec.input().shape().size();
    this.classes = spec.classes();
    this.weights = weights;
    this.preprocessor = new Preprocessor(spec.input(), spec.input().shape());
    this.lanes = new Lanes(engine, spec);
    lanes.warm(weights);
  }

  /** A model with the initial weights of the spec's seed. */
  public static PooledModel initial(OpenEngine engine, NetworkSpec spec) {
    return new PooledModel(engine, spec, Weights.initial(spec).toArray(), null, null);
  }

  /** A model with the weights of a model file, whose network is that of the spec. */
  public static PooledModel of(OpenEngine engine, NetworkSpec spec, ModelFile file) {
    return new PooledModel(engine, spec, file.weights().toArray(), file.card(), file.spec().name());
  }

  /** Whether the model uses that engine. */
  public boolean isOf(OpenEngine other) {
    return engine == other;
  }

  @Override
  public NetworkSpec spec() {
    return spec;
  }

  @Override
  public @Nullable ModelCard card() {
    return card;
  }

  @Override
  public List<Prediction> predict(List<Image> images) {
    Objects.requireNonNull(images, "images is null");
    Image[] given = images.toArray(new Image[0]); // read once: the caller may change the list
    Preprocessor[] preprocessors = new Preprocessor[given.length];
    for (int i = 0; i < given.length; i++) {
      Image image = Objects.requireNonNull(given[i], "image is null");
      preprocessors[i] = preprocessorFor(image.shape());
    }
    Prediction[] predictions = new Prediction[given.length];
    compute(
        new PreprocessedImages(given, preprocessors, predictions, classes, spec.classNames()),
        given.length);
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
          "An input of the network '%s' has %s = %d values; %d is not a multiple of that"
              .formatted(spec.name(), spec.input().shape(), inputSize, inputs.length));
    }
    int rows = inputs.length / inputSize;
    if ((long) rows * classes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "The probabilities of %d inputs in %d classes do not fit into one array; pass fewer inputs"
              .formatted(rows, classes));
    }
    float[] probabilities = new float[rows * classes];
    compute(new BareInputs(inputs, probabilities, classes), rows);
    return probabilities;
  }

  @Override
  public float[] values(String layer, Image image) {
    LayerLook look = new LayerLook(engine, spec, layer);
    Preprocessor fitting = preprocessorFor(image.shape());
    lock.readLock().lock();
    try {
      requireReady();
      return look.values(fitting, image, weights);
    } finally {
      lock.readLock().unlock();
    }
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
    for (Parameter parameter : newWeights.parameters()) {
      newWeights.tensor(parameter.name()).requireFinite();
    }
    change(
        () -> {
          requireReady();
          replaceWeights(newWeights.toArray());
        });
  }

  /** Locks the model for training. */
  public Start beginTraining() {
    lock.writeLock().lock();
    try {
      requireReady();
      state = State.TRAINING;
      String startedFrom =
          origin == null
              ? null
              : "%s, weights of SHA-256 %s".formatted(origin, Weights.of(spec, weights).sha256());
      return new Start(weights.clone(), startedFrom);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Sets the weights and the spec of a training. The array belongs to the model afterwards. */
  public void setTrained(NetworkSpec trained, float[] newWeights) {
    change(
        () -> {
          spec = trained;
          replaceWeights(newWeights);
        });
  }

  private void replaceWeights(float[] newWeights) {
    weights = newWeights;
    card = null;
    origin = spec.name();
  }

  /** Unlocks the model. */
  public void endTraining() {
    change(() -> state = State.READY);
  }

  private void change(Runnable change) {
    lock.writeLock().lock();
    try {
      change.run();
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
    change(
        () -> {
          if (state != State.CLOSED) {
            requireReady();
            state = State.CLOSED;
            lanes.close();
          }
        });
  }

  @Override
  public String toString() {
    return "the model '%s' of %d parameters on the backend '%s'"
        .formatted(spec.name(), spec.parameterCount(), engine.info().name());
  }

  /**
   * The weights that a training begins with.
   *
   * @param weights a copy
   * @param startedFrom a description of them; null if they are the initial weights of the seed
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Start(float[] weights, @Nullable String startedFrom) {}

  @SuppressWarnings("ArrayRecordComponent") // private, never compared
  private record PreprocessedImages(
      Image[] images,
      Preprocessor[] preprocessors,
      Prediction[] predictions,
      int classes,
      List<String> classNames)
      implements Lane.Request {
    @Override
    public void fill(Batch batch, int from, float[] input) {
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
            new Prediction(Arrays.copyOfRange(probabilities, at, at + classes), classNames);
      }
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // private, never compared
  private record BareInputs(float[] inputs, float[] probabilities, int classes)
      implements Lane.Request {
    @Override
    public void fill(Batch batch, int from, float[] input) {
      int size = batch.inputSize();
      batch.inputs().put(0, inputs, from * size, batch.rows() * size);
    }

    @Override
    public void take(float[] some, int from, int rows) {
      System.arraycopy(some, 0, probabilities, from * classes, rows * classes);
    }
  }
}
