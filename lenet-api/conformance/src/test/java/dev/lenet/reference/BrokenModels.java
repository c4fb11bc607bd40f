package dev.lenet.reference;

import dev.lenet.api.Backend;
import dev.lenet.api.Dataset;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.Prediction;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.TrainingSpec;
import dev.lenet.api.spi.NetworkPlan;
import dev.lenet.api.weights.Tensor;
import dev.lenet.api.weights.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Backends that bring models of their own and get them wrong. */
final class BrokenModels {
  private BrokenModels() {}

  static List<Broken> all() {
    return List.of(
        Broken.backend(
            "has one filter more in each convolution",
            MoreFilters::new,
            "B03",
            "B10",
            "B11",
            "B12",
            "B19",
            "B20",
            "B22",
            "B26",
            "B28",
            "B36",
            "B38"),
        Broken.backend("knows one seed only", OneSeed::new, "B20", "B32"),
        model(
            "draws initial weights from a generator of its own",
            BrokenModels::withOwnWeights,
            "B20",
            "B22",
            "B36",
            "B38"),
        model(
            "gives weights back in another order",
            ReorderedWeights::new,
            "B11",
            "B20",
            "B21",
            "B22",
            "B28",
            "B34",
            "B36",
            "B38"),
        model(
            "multiplies the mean of a window by its coefficient, and not the sum",
            right -> new OtherWeights(right, BrokenModels::ofMeans),
            "B12"),
        model(
            "takes the kernels of connections channel by channel",
            right -> new OtherWeights(right, BrokenModels::byChannels),
            "B12"),
        model("takes the farthest bitmap for the nearest", Farthest::new, "B12"),
        model("gives logits for probabilities", Logarithms::new, "B12", "B19", "B24", "B26", "B35"),
        model("gives probabilities for logits", Exponentials::new, "B19"),
        model("takes images and inputs of any shape", AnyShape::new, "B27"),
        model("refuses wrong shapes without a reason", Terse::new, "B27"),
        model("answers after close", Undead::new, "B03"),
        model("cannot be closed twice", ClosedOnce::new, "B03"),
        model("predicts while it is trained", Unlocked::new, "B07", "B36"),
        model("predicts a long list in two parts", InParts::new, "B28"),
        model("ignores weights that are no numbers", Silent::new, "B29"),
        model("gives each new thread one wrong answer", WrongAtFirst::new, "B25"),
        Broken.backend("predicts with what a training computes", SharesWithTrainings::new, "B09"));
  }

  private static Broken model(String defect, UnaryOperator<Model> change, String... rules) {
    return Broken.backend(
        defect,
        right ->
            new WrongBackend(right) {
              @Override
              Model wrong(Model model) {
                return change.apply(model);
              }
            },
        rules);
  }

  private static final class OneSeed extends WrongBackend {
    OneSeed(Backend right) {
      super(right);
    }

    @Override
    public Model newModel(NetworkSpec spec) {
      return super.newModel(spec.withTraining(withOneSeed(spec.training())));
    }

    @Override
    TrainingReport train(
        TrainingSpec training, Model model, Dataset data, TrainingOptions options) {
      return super.train(withOneSeed(training), model, data, options);
    }

    private static TrainingSpec withOneSeed(TrainingSpec training) {
      return training.toBuilder().seed(42).build();
    }
  }

  private static final class MoreFilters extends WrongBackend {
    MoreFilters(Backend right) {
      super(right);
    }

    @Override
    public Model newModel(NetworkSpec spec) {
      List<LayerSpec> layers = spec.layers().stream().map(MoreFilters::withOneMore).toList();
      return super.newModel(spec.toBuilder().layers(layers).build());
    }

    private static LayerSpec withOneMore(LayerSpec layer) {
      return layer.type() == LayerSpec.Type.CONV2D
          ? LayerSpec.conv2d(layer.name(), layer.units() + 1, layer.kernel())
              .stride(layer.stride())
              .padding(layer.padding())
              .activation(layer.activation())
              .build()
          : layer;
    }
  }

  private static Model withOwnWeights(Model model) {
    Random random = new Random(model.spec().training().seed());
    float[] weights = new float[model.spec().parameterCount()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (0.1 * random.nextGaussian());
    }
    model.setWeights(Weights.of(model.spec(), weights));
    return model;
  }

  private static final class ReorderedWeights extends WrongModel {
    ReorderedWeights(Model right) {
      super(right);
    }

    @Override
    public Weights weights() {
      if (!spec().sameNetwork(spec().lowered())) {
        return super.weights(); // the plan has other weights
      }
      int[] order = Orders.transposed(NetworkPlan.of(spec()));
      float[] weights = super.weights().toArray();
      float[] ordered = new float[order.length];
      for (int i = 0; i < order.length; i++) {
        ordered[i] = weights[order[i]];
      }
      return Weights.of(spec(), ordered);
    }
  }

  /** Computes with other weights than it is given, until it is trained. */
  private static final class OtherWeights extends WrongModel {
    private final BiFunction<LayerSpec, Tensor, Tensor> change;
    private @Nullable Weights given;

    OtherWeights(Model right, BiFunction<LayerSpec, Tensor, Tensor> change) {
      super(right);
      this.change = change;
    }

    @Override
    public Weights weights() {
      return given == null ? super.weights() : given;
    }

    @Override
    public void setWeights(Weights weights) {
      Map<String, Tensor> tensors = new HashMap<>();
      weights.parameters().forEach(p -> tensors.put(p.name(), weights.tensor(p.name())));
      for (LayerSpec layer : spec().layers()) {
        tensors.computeIfPresent(
            layer.name() + ".weight", (name, tensor) -> change.apply(layer, tensor));
      }
      Weights changed = Weights.of(spec(), tensors);
      given = changed.equals(weights) ? null : weights;
      super.setWeights(changed);
    }
  }

  private static Tensor ofMeans(LayerSpec layer, Tensor tensor) {
    float[] values = tensor.values();
    if (layer.type() == LayerSpec.Type.SUBSAMPLING2D) {
      for (int i = 0; i < values.length; i++) {
        values[i] /= layer.kernel().height() * layer.kernel().width();
      }
    }
    return new Tensor(tensor.name(), tensor.shape(), values);
  }

  private static Tensor byChannels(LayerSpec layer, Tensor tensor) {
    List<Integer> channels = layer.connections().stream().flatMap(List::stream).toList();
    List<Integer> kernels = new ArrayList<>(); // in the order of their channels
    IntStream.range(0, channels.size()).forEach(kernels::add);
    kernels.sort(Comparator.comparing(channels::get));
    float[] values = tensor.values();
    int size = layer.kernel().height() * layer.kernel().width();
    for (int i = 0; i < kernels.size(); i++) {
      System.arraycopy(tensor.values(), i * size, values, kernels.get(i) * size, size);
    }
    return new Tensor(tensor.name(), tensor.shape(), values);
  }

  /** Where there are bitmaps. */
  private static final class Farthest extends WrongModel {
    Farthest(Model right) {
      super(right);
    }

    @Override
    public float[] probabilities(float[] inputs) {
      float[] probabilities = super.probabilities(inputs);
      List<LayerSpec> layers = spec().layers();
      if (layers.get(layers.size() - 1).type() == LayerSpec.Type.RBF) {
        for (int i = 0; i < probabilities.length; i++) {
          probabilities[i] = 1 - probabilities[i];
        }
      }
      return probabilities;
    }
  }

  /** The logarithm of a probability is the logit, but for a number added to all of them. */
  private static final class Logarithms extends WrongModel {
    Logarithms(Model right) {
      super(right);
    }

    @Override
    public List<Prediction> predict(List<Image> images) {
      return super.predict(images).stream()
          .map(prediction -> new Prediction(logarithms(prediction.probabilities()), List.of()))
          .toList();
    }

    @Override
    public float[] probabilities(float[] inputs) {
      return logarithms(super.probabilities(inputs));
    }

    private static float[] logarithms(float[] probabilities) {
      for (int i = 0; i < probabilities.length; i++) {
        probabilities[i] = (float) Math.log(probabilities[i]);
      }
      return probabilities;
    }
  }

  /** Where values are asked for that are not probabilities yet. */
  private static final class Exponentials extends WrongModel {
    Exponentials(Model right) {
      super(right);
    }

    @Override
    public float[] values(String layer, Image image) {
      List<LayerSpec> layers = spec().layers();
      return layer.equals(layers.get(layers.size() - 1).name())
          ? super.predict(List.of(image)).get(0).probabilities()
          : super.values(layer, image);
    }
  }

  /** The same answer to every image. */
  private static List<Prediction> indifferent(NetworkSpec spec, int images) {
    float[] probabilities = new float[spec.classes()];
    probabilities[0] = 1;
    return Collections.nCopies(images, new Prediction(probabilities, List.of()));
  }

  private static final class AnyShape extends WrongModel {
    AnyShape(Model right) {
      super(right);
    }

    @Override
    public List<Prediction> predict(List<Image> images) {
      try {
        return super.predict(images);
      } catch (IllegalArgumentException e) {
        return indifferent(spec(), images.size());
      }
    }
  }

  private static final class Terse extends WrongModel {
    Terse(Model right) {
      super(right);
    }

    @Override
    public float[] probabilities(float[] inputs) {
      try {
        return super.probabilities(inputs);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("wrong shape", e);
      }
    }
  }

  private static final class Undead extends WrongModel {
    private boolean closed;

    Undead(Model right) {
      super(right);
    }

    @Override
    public List<Prediction> predict(List<Image> images) {
      return closed ? indifferent(spec(), images.size()) : super.predict(images);
    }

    @Override
    public void close() {
      closed = true;
      super.close();
    }
  }

  private static final class ClosedOnce extends WrongModel {
    private boolean closed;

    ClosedOnce(Model right) {
      super(right);
    }

    @Override
    public void close() {
      if (closed) {
        throw new IllegalStateException("closed already");
      }
      closed = true;
      super.close();
    }
  }

  private static final class Unlocked extends WrongModel {
    private boolean closed;

    Unlocked(Model right) {
      super(right);
    }

    @Override
    public List<Prediction> predict(List<Image> images) {
      try {
        return super.predict(images);
      } catch (IllegalStateException e) {
        if (closed) {
          throw e;
        }
        return indifferent(spec(), images.size());
      }
    }

    @Override
    public void close() {
      closed = true;
      super.close();
    }
  }

  /** Nobody can set weights while a part is predicted, so that what they are is certain. */
  private static final class InParts extends WrongModel {
    private final Object lock = new Object();
    private int changes;

    InParts(Model right) {
      super(right);
    }

    @Override
    public List<Prediction> predict(List<Image> images) {
      int half = images.size() / 2;
      List<Prediction> all;
      int before;
      synchronized (lock) {
        all = new ArrayList<>(super.predict(images.subList(0, half)));
        before = changes;
      }
      boolean others = false;
      // until others have set weights, if anybody does: an odd number of times
      for (int wait = 0; wait < 200 && images.size() == 130 && !others; wait++) {
        LockSupport.parkNanos(1_000_000);
        synchronized (lock) {
          others = (changes - before) % 2 != 0;
          if (others) {
            all.addAll(super.predict(images.subList(half, images.size())));
          }
        }
      }
      if (!others) {
        all.addAll(super.predict(images.subList(half, images.size())));
      }
      return all;
    }

    @Override
    public void setWeights(Weights weights) {
      synchronized (lock) {
        super.setWeights(weights);
        changes++;
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  /** As one whose networks share a buffer with those that are trained. */
  private static final class SharesWithTrainings extends WrongBackend {
    private final AtomicInteger trainings = new AtomicInteger();

    SharesWithTrainings(Backend right) {
      super(right);
    }

    @Override
    TrainingReport train(
        TrainingSpec training, Model model, Dataset data, TrainingOptions options) {
      trainings.incrementAndGet();
      try {
        return super.train(training, model, data, options);
      } finally {
        trainings.decrementAndGet();
      }
    }

    @Override
    Model wrong(Model model) {
      return new WrongModel(model) {
        @Override
        public List<Prediction> predict(List<Image> images) {
          List<Prediction> predictions = super.predict(images);
          return trainings.get() == 0 ? predictions : indifferent(spec(), images.size());
        }
      };
    }
  }

  /** As one that prepares each thread's buffers while it answers. */
  private static final class WrongAtFirst extends WrongModel {
    private final Set<Thread> known = ConcurrentHashMap.newKeySet();

    WrongAtFirst(Model right) {
      super(right);
      known.add(Thread.currentThread());
    }

    @Override
    public List<Prediction> predict(List<Image> images) {
      List<Prediction> answers = super.predict(images);
      return known.add(Thread.currentThread()) ? indifferent(spec(), images.size()) : answers;
    }
  }

  private static final class Silent extends WrongModel {
    Silent(Model right) {
      super(right);
    }

    @Override
    public void setWeights(Weights weights) {
      for (float weight : weights.toArray()) {
        if (Float.isNaN(weight)) {
          return;
        }
      }
      super.setWeights(weights);
    }
  }
}
