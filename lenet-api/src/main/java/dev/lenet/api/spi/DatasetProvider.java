package dev.lenet.api.spi;

import dev.lenet.api.DatasetRequest;
import dev.lenet.api.TrainTestSplit;

/**
 * A source of data, found through {@link java.util.ServiceLoader}. The constructor must open no
 * file and no connection.
 */
public interface DatasetProvider {
  /** The name that {@code Datasets.load} takes, in lower case. */
  String name();

  /**
   * Loads both parts into memory.
   *
   * @throws dev.lenet.api.error.DataException if no source has the data, or the data is damaged
   */
  TrainTestSplit load(DatasetRequest request);
}
