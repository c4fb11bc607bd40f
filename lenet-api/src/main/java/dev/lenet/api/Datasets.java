package dev.lenet.api;

import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spi.DatasetProvider;
import dev.lenet.internal.lookup.Nearest;
import dev.lenet.internal.lookup.Providers;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds data sets on the class path, through {@link java.util.ServiceLoader}, with the same class
 * loaders as {@link Backends}. Safe for use by several threads. A provider that cannot be used does
 * not hide the others. It is left out, and named in the log and in the message if a data set is not
 * found.
 */
public final class Datasets {
  private Datasets() {}

  /** Names of the data sets that the providers on the class path have, sorted. */
  public static List<String> available() {
    return find().names();
  }

  /**
   * Loads a data set from its provider's usual places, with ten classes.
   *
   * @throws DataException if no provider has that name or several have it, or the data is missing
   *     or damaged
   */
  public static TrainTestSplit load(String name) {
    return load(DatasetRequest.builder(name).build());
  }

  /**
   * Loads a data set.
   *
   * @throws DataException if no provider has that name or several have it, or the data is missing
   *     or damaged
   */
  public static TrainTestSplit load(DatasetRequest request) {
    Providers<DatasetProvider> providers = find();
    List<DatasetProvider> named = providers.named(request.name());
    if (named.isEmpty()) {
      throw unknown(request.name(), providers);
    }
    if (named.size() > 1) {
      throw new DataException(
          ErrorCode.DATASET_AMBIGUOUS,
          "The data set '%s' is on the class path several times: %s. Keep one of them"
              .formatted(
                  request.name(),
                  named.stream()
                      .map(provider -> provider.getClass().getName())
                      .collect(Collectors.joining(", "))));
    }
    return named.get(0).load(request);
  }

  private static DataException unknown(String name, Providers<DatasetProvider> providers) {
    return new DataException(
        ErrorCode.DATASET_UNKNOWN,
        "No data set '%s' is on the class path; present: %s. %sMNIST and Fashion-MNIST come with dev.lenet:lenet-data%s"
            .formatted(
                name,
                providers.names(),
                Nearest.to(name, providers.names())
                    .map(meant -> "Did you mean '" + meant + "'? ")
                    .orElse(""),
                providers.leftOut()),
        providers.firstFailure());
  }

  private static Providers<DatasetProvider> find() {
    return Providers.find(DatasetProvider.class, DatasetProvider::name);
  }
}
