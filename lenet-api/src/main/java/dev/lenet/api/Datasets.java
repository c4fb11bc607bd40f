package dev.lenet.api;

import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spi.DatasetProvider;
import java.util.List;

/**
 * Finds data sets on the class path, through {@link java.util.ServiceLoader}. Safe for use by
 * several threads.
 */
public final class Datasets {
  private Datasets() {}

  /** Names of the data sets that a provider is present for, sorted. */
  public static List<String> available() {
    return names(Providers.find(DatasetProvider.class));
  }

  /**
   * Loads a data set from its provider's usual places, with ten classes.
   *
   * @throws DataException if there is no provider of that name, or it has no data, or damaged data
   */
  public static TrainTestSplit load(String name) {
    return load(DatasetRequest.named(name));
  }

  /**
   * Loads a data set.
   *
   * @throws DataException if there is no provider of that name, or it has no data, or damaged data
   */
  public static TrainTestSplit load(DatasetRequest request) {
    List<DatasetProvider> providers = Providers.find(DatasetProvider.class);
    return providers.stream()
        .filter(provider -> provider.name().equals(request.name()))
        .findFirst()
        .orElseThrow(
            () ->
                new DataException(
                    ErrorCode.DATASET_UNKNOWN,
                    "No data set '%s' is on the class path; present: %s. MNIST comes with dev.lenet:lenet-data"
                        .formatted(request.name(), names(providers))))
        .load(request);
  }

  private static List<String> names(List<DatasetProvider> providers) {
    return providers.stream().map(DatasetProvider::name).sorted().toList();
  }
}
