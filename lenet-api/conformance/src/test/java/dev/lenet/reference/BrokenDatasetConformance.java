package dev.lenet.reference;

import dev.lenet.api.Dataset;
import dev.lenet.conformance.DatasetConformance;
import java.util.Objects;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules for data sets on the wrong one that a configuration parameter names. */
@ExtendWith(ByDefect.class)
class BrokenDatasetConformance extends DatasetConformance {
  private final Dataset dataset;

  BrokenDatasetConformance(String defect) {
    this.dataset = Objects.requireNonNull(BrokenDatasets.ALL.get(defect)).get();
  }

  @Override
  protected Dataset dataset() {
    return dataset;
  }
}
