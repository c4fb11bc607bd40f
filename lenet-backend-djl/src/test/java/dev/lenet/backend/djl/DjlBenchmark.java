package dev.lenet.backend.djl;

import dev.lenet.bench.Digits;
import dev.lenet.bench.EngineBenchmark;
import dev.lenet.bench.Usage;

/** The backend beside DJL as its documentation uses it. */
public class DjlBenchmark extends EngineBenchmark {
  /** Twenty thousand images take DJL alone about two seconds. */
  public DjlBenchmark() {
    super(new DjlBackendProvider(), 20_000);
  }

  @Override
  protected Usage engine(Digits digits) {
    return new PlainDjl(digits);
  }
}
