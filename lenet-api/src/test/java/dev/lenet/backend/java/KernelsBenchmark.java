package dev.lenet.backend.java;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.Prediction;
import dev.lenet.api.weights.ModelFile;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The loop that takes most of the time, and what it is for, on one thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class KernelsBenchmark {
  /** A matrix product of one height of the output, for 32 rows. */
  @Benchmark
  public float[][] addProduct(Product product) {
    Kernels.addProduct(product.factors, product.lines, product.scratch, product.to);
    return product.to;
  }

  /** One image, from bytes to probabilities. */
  @Benchmark
  public Prediction readOne(Reading reading) {
    return reading.model.predict(reading.images.get(0));
  }

  /** A block of rows in one call. */
  @Benchmark
  public List<Prediction> read32(Reading reading) {
    return reading.model.predict(reading.images);
  }

  /** A product as the convolutions of {@code lenet5} have it. */
  @State(Scope.Benchmark)
  public static class Product {
    /** Results, lines that are read, and the length of each; of C1 and of C3. */
    @Param({"6x25x896", "16x150x320"})
    public String sizes = "";

    private float[][] factors = new float[0][];
    private float[][] lines = new float[0][];
    private float[][] scratch = new float[0][];
    private float[][] to = new float[0][];

    /** Draws the values. */
    @Setup
    public void draw() {
      int[] size = List.of(sizes.split("x", -1)).stream().mapToInt(Integer::parseInt).toArray();
      Random random = new Random(1);
      factors = drawn(random, size[0], size[1]);
      lines = drawn(random, size[1], size[2]);
      scratch = new float[3][size[2]];
      to = drawn(random, size[0], size[2]);
    }

    private static float[][] drawn(Random random, int height, int width) {
      float[][] values = new float[height][width];
      for (float[] line : values) {
        for (int i = 0; i < width; i++) {
          line[i] = random.nextFloat() - 0.5f;
        }
      }
      return values;
    }
  }

  /** The pretrained model, and 32 images of noise. */
  @State(Scope.Benchmark)
  public static class Reading {
    private final Backend backend = Backends.open("java");
    private final Model model = backend.newModel(ModelFile.pretrained());
    private final List<Image> images = noise();

    private static List<Image> noise() {
      Random random = new Random(1);
      return IntStream.range(0, 32)
          .mapToObj(
              i -> {
                byte[] pixels = new byte[28 * 28];
                random.nextBytes(pixels);
                return Image.gray(28, 28, pixels);
              })
          .toList();
    }

    /** Cleans up. */
    @TearDown
    public void close() {
      model.close();
      backend.close();
    }
  }
}
