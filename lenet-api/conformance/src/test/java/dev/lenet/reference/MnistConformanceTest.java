package dev.lenet.reference;

import dev.lenet.api.Dataset;
import dev.lenet.api.Datasets;
import dev.lenet.conformance.DatasetConformance;
import org.junit.jupiter.api.DisplayName;

@DisplayName("MNIST's test images")
class MnistConformanceTest extends DatasetConformance {
  @Override
  protected Dataset dataset() {
    return Datasets.load("mnist").test();
  }
}
