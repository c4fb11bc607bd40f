package dev.lenet.api.spi;

import dev.lenet.api.DatasetRequest;
import dev.lenet.api.TrainTestSplit;

/**
 * A source of data, found through {@link java.util.ServiceLoader}. Making an instance must cost
 * nothing: no file is opened, no connection made.
 */
public interface DatasetProvider {
  /** The name it is asked for by, lower case. */
  String name();

  /**
   * Loads both parts into memory.
   *
   * @throws dev.lenet.api.error.DataException if no source has the data, or what it has is damaged
   */
  TrainTestSplit load(DatasetRequest request);
}
