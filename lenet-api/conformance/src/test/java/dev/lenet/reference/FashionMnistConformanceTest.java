package dev.lenet.reference;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.lenet.api.Dataset;
import dev.lenet.api.Datasets;
import dev.lenet.api.error.DataException;
import dev.lenet.conformance.DatasetConformance;
import org.junit.jupiter.api.DisplayName;

/** Left out where no place has the data. */
@DisplayName("Fashion-MNIST's test images")
class FashionMnistConformanceTest extends DatasetConformance {
  @Override
  protected Dataset dataset() {
    try {
      return Datasets.load("fashion-mnist").test();
    } catch (DataException e) {
      return abort(e.reason());
    }
  }
}
