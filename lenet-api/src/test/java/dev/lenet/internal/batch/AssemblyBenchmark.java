package dev.lenet.internal.batch;

import dev.lenet.api.Dataset;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.Specs;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it takes to make a network input of an image, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class AssemblyBenchmark {
  private static final int ROWS = 64;
  private static final int SIZE = 28;

  private final byte[] pixels = new byte[ROWS * SIZE * SIZE];
  private final int[] order = new int[ROWS];
  private final float[] input = new float[32 * 32];

  private final NetworkSpec lenet5 = Specs.recipe("lenet5");
  private final NetworkSpec best = Specs.recipe("lenet5-best");
  private final Preprocessor resize = new Preprocessor(lenet5.input(), new Shape(1, SIZE, SIZE));

  private Work resized = Work.of(lenet5, pixels);
  private Work distorted = Work.of(best, pixels);
  private int epoch;

  /** Noise takes as long as digits do. */
  @Setup
  public void draw() {
    new Random(1).nextBytes(pixels);
    for (int i = 0; i < ROWS; i++) {
      order[i] = ROWS - 1 - i;
    }
    resized = Work.of(lenet5, pixels);
    distorted = Work.of(best, pixels);
  }

  /** One image from 28x28 bytes to 32x32 values. */
  @Benchmark
  public float[] resize() {
    resize.apply(pixels, input, 0);
    return input;
  }

  /** One image of a batch as {@code lenet5} has it: resized. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public Batch assembleResized() {
    return resized.fill(order, 1);
  }

  /** One image of a batch as {@code lenet5-best} has it: padded, affine and elastic distortion. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public Batch assembleDistorted() {
    return distorted.fill(order, ++epoch);
  }

  private record Work(BatchAssembler assembler, Batch batch) {
    static Work of(NetworkSpec spec, byte[] pixels) {
      Dataset data =
          Dataset.of("noise", new Shape(1, SIZE, SIZE), 10, pixels.clone(), new byte[ROWS]);
      BatchAssembler assembler = BatchAssembler.learning(spec, data);
      return new Work(assembler, assembler.newBatch(ROWS));
    }

    Batch fill(int[] order, int epoch) {
      assembler.assemble(batch, order, 0, ROWS, epoch);
      return batch;
    }
  }
}
