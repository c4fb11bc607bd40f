package dev.lenet.bench;

import dev.lenet.api.spi.BackendProvider;
import java.util.concurrent.TimeUnit;
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

/**
 * Training and reading, by this library and by its engine as the engine's own documentation uses
 * it. A backend extends it with a public class; {@link Rounds} runs that.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 1, time = 5)
@Measurement(iterations = 1, time = 5)
public abstract class EngineBenchmark {
  static final String ENGINE = "engine";
  static final String LIBRARY = "library";

  /** Whose code is measured: {@code engine} or {@code library}. */
  @Param({ENGINE, LIBRARY})
  public String side = "";

  private final BackendProvider provider;
  private final int learnt;
  private Usage usage = new Nothing();

  /**
   * A benchmark of one backend.
   *
   * @param learnt number of images of an epoch; as many as the engine alone learns from in some
   *     seconds
   */
  protected EngineBenchmark(BackendProvider provider, int learnt) {
    this.provider = provider;
    this.learnt = learnt;
  }

  /** The engine alone, with LeNet-5 as the digits' spec describes it. */
  protected abstract Usage engine(Digits digits);

  final int learnt() {
    return learnt;
  }

  /** Gets ready. */
  @Setup
  public void open() {
    Digits digits = Digits.load(learnt);
    usage = side.equals(LIBRARY) ? new LibraryUsage(provider, digits) : engine(digits);
  }

  /** Cleans up. */
  @TearDown
  public void close() {
    usage.close();
  }

  /** Batches of 64. */
  @Benchmark
  public void trainEpoch() {
    usage.trainEpoch();
  }

  /** One image, as the library's callers have it: bytes or, for the engine, prepared values. */
  @Benchmark
  public float[] readOne() {
    return usage.readOne();
  }

  /** A thousand images in one call. */
  @Benchmark
  public float[] readAll() {
    return usage.readAll();
  }

  /** Before it is set up. */
  private static final class Nothing implements Usage {
    @Override
    public void trainEpoch() {
      throw new IllegalStateException("not set up");
    }

    @Override
    public float[] readOne() {
      throw new IllegalStateException("not set up");
    }

    @Override
    public float[] readAll() {
      throw new IllegalStateException("not set up");
    }

    @Override
    public void close() {}
  }
}
