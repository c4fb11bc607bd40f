package dev.lenet.backend.dl4j;

import dev.lenet.bench.Digits;
import dev.lenet.bench.EngineBenchmark;
import dev.lenet.bench.Usage;

/** The backend beside Deeplearning4j as its documentation uses it. */
public class Dl4jBenchmark extends EngineBenchmark {
  /** Some thousand images take Deeplearning4j alone about ten seconds. */
  public Dl4jBenchmark() {
    super(new Dl4jBackendProvider(), 6_400);
  }

  @Override
  protected Usage engine(Digits digits) {
    return new PlainDl4j(digits);
  }
}
