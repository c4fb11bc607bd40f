package dev.lenet.conformance;

import dev.lenet.api.spec.Activation;
import dev.lenet.api.spec.Bitmaps;
import dev.lenet.api.spec.Fit;
import dev.lenet.api.spec.Initializer;
import dev.lenet.api.spec.InputSpec;
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.OptimizerSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.Size;
import dev.lenet.api.spec.TrainingSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Draws valid specs: every type of layer behind every other, sizes other by height than by width.
 * The number alone decides what is drawn. The networks are small in work, though not always in
 * length: one in eight has an axis of up to tens of thousands, with strides, kernels and paddings
 * of that size.
 */
public final class RandomSpecs {
  private static final int MOST_LAYERS = 7;

  /** Multiply-adds of one layer for one row. */
  private static final long MOST_WORK = 200_000;

  private static final int MOST_VALUES = 40_000;
  private static final int MOST_CLASSES = 256;

  private static final List<Activation> ACTIVATIONS =
      List.of(
          Activation.TANH,
          Activation.RELU,
          Activation.SIGMOID,
          Activation.SCALED_TANH,
          Activation.IDENTITY);

  private final SplittableRandom random;
  private final boolean isLong;

  private RandomSpecs(long number) {
    this.random = new SplittableRandom(number);
    this.isLong = chance(8);
  }

  /** The spec of that number. */
  public static NetworkSpec spec(long number) {
    return new RandomSpecs(number).draw(number);
  }

  private NetworkSpec draw(long number) {
    Shape input = input();
    List<LayerSpec> layers = new ArrayList<>();
    Shape shape = input;
    for (int tries = random.nextInt(MOST_LAYERS); tries > 0; tries--) {
      LayerSpec layer = layer("layer" + layers.size(), shape);
      if (isSmall(layer, shape)) {
        layers.add(layer);
        shape = layer.outputShape(shape);
      }
    }
    if (chance(8) && (long) Bitmaps.ASCII_7X12.size() * shape.size() <= MOST_WORK) {
      Bitmaps bitmaps = Bitmaps.ASCII_7X12;
      layers.add(LayerSpec.dense("codes", bitmaps.size()).activation(Activation.TANH).build());
      layers.add(LayerSpec.rbf("output", bitmaps).build());
    } else {
      layers.add(softmax(shape));
    }
    return NetworkSpec.builder("random " + number)
        .input(InputSpec.builder(input).fit(Fit.RESIZE).build())
        .initializer(one(Initializer.values()))
        .layers(layers)
        .training(training(number))
        .build();
  }

  private LayerSpec softmax(Shape in) {
    int classes = chance(20) ? MOST_CLASSES : from(2, 12);
    int units = (long) classes * in.size() > MOST_WORK ? 2 : classes;
    return LayerSpec.dense("output", units).activation(Activation.SOFTMAX).build();
  }

  private static TrainingSpec training(long seed) {
    return TrainingSpec.builder()
        .optimizer(OptimizerSpec.sgd(0.1).build())
        .batchSize(4)
        .epochs(1)
        .seed(seed)
        .build();
  }

  private Shape input() {
    if (isLong) {
      int length = (int) Math.exp(Math.log(MOST_VALUES) * (0.4 + 0.6 * random.nextDouble()));
      return chance(2) ? new Shape(1, length, 1) : new Shape(1, 1, length);
    }
    return new Shape(chance(2) ? 1 : from(2, 5), side(), side());
  }

  private int side() {
    return chance(6) ? 1 : chance(4) ? from(9, 24) : from(2, 8);
  }

  private LayerSpec layer(String name, Shape in) {
    return switch (random.nextInt(5)) {
      case 0 -> convolution(name, in);
      case 1 -> {
        Size kernel = pooled(in);
        yield LayerSpec.avgPool2d(name, kernel).stride(poolingStride(kernel, in)).build();
      }
      case 2 -> {
        Size kernel = pooled(in);
        yield LayerSpec.maxPool2d(name, kernel).stride(poolingStride(kernel, in)).build();
      }
      case 3 -> {
        Size kernel = pooled(in);
        yield LayerSpec.subsampling2d(name, kernel)
            .stride(poolingStride(kernel, in))
            .activation(activation())
            .build();
      }
      default -> {
        int units = chance(6) ? from(13, 64) : from(1, 12);
        yield LayerSpec.dense(name, units).activation(activation()).build();
      }
    };
  }

  private LayerSpec convolution(String name, Shape in) {
    int filters = isLong ? from(1, 2) : chance(8) ? from(9, 24) : from(1, 8);
    if (chance(6)) {
      Size all = new Size(in.height(), in.width());
      Size stride = new Size(from(1, in.height()), from(1, in.width()));
      return LayerSpec.conv2d(name, filters, all).stride(stride).activation(activation()).build();
    }
    Side high = new Side(in.height());
    Side wide = new Side(in.width());
    return LayerSpec.conv2d(name, filters, new Size(high.kernel, wide.kernel))
        .stride(new Size(high.stride, wide.stride))
        .padding(new Size(high.padding, wide.padding))
        .connections(connections(filters, in.channels()))
        .activation(activation())
        .build();
  }

  /** Some channels for each filter; or no lists, which means all. */
  private List<List<Integer>> connections(int filters, int channels) {
    List<List<Integer>> connections = new ArrayList<>();
    int listed = chance(2) ? filters : 0;
    for (int filter = 0; filter < listed; filter++) {
      int sure = random.nextInt(channels);
      connections.add(
          IntStream.range(0, channels)
              .filter(channel -> channel == sure || chance(2))
              .boxed()
              .toList());
    }
    return connections;
  }

  /**
   * One axis of a convolution: the kernel at most what is there, the padding at most the kernel.
   */
  private final class Side {
    private final int kernel;
    private final int padding;
    private final int stride;

    Side(int length) {
      boolean wide = chance(isLong ? 2 : 5);
      kernel = wide ? from(1, 2 * length) : from(1, Math.min(2 * length, 5));
      int least = Math.max(0, (kernel - length + 1) / 2);
      padding = least == 0 && chance(2) ? 0 : from(least, kernel);
      int padded = length + 2 * padding;
      if (wide || chance(5)) {
        stride = from(wide && isLong ? padded / 4 + 1 : 1, padded);
      } else {
        stride = chance(2) ? 1 : from(1, Math.min(padded, 4));
      }
    }
  }

  private Size pooled(Shape in) {
    return new Size(window(in.height()), window(in.width()));
  }

  private int window(int length) {
    return chance(5) ? from(1, length) : from(1, Math.min(length, 4));
  }

  private Size poolingStride(Size kernel, Shape in) {
    return chance(2) ? kernel : new Size(window(in.height()), window(in.width()));
  }

  private static boolean isSmall(LayerSpec layer, Shape in) {
    Shape out = layer.outputShape(in);
    long values = (long) out.channels() * out.height() * out.width();
    return values <= MOST_VALUES && values * valuesBelow(layer, in) <= MOST_WORK;
  }

  /** How many values one value of the output depends on. */
  private static long valuesBelow(LayerSpec layer, Shape in) {
    return switch (layer.type()) {
      case CONV2D -> in.channels() * area(layer.kernel());
      case AVG_POOL2D, MAX_POOL2D -> area(layer.kernel());
      case SUBSAMPLING2D -> area(layer.kernel()) + in.channels();
      case DENSE, RBF -> in.size();
    };
  }

  private static long area(Size kernel) {
    return (long) kernel.height() * kernel.width();
  }

  private Activation activation() {
    return ACTIVATIONS.get(random.nextInt(ACTIVATIONS.size()));
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  /** Both ends included. */
  private int from(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  private <T> T one(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
