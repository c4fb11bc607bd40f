package dev.lenet.data;

import dev.lenet.api.DatasetRequest;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.internal.file.CacheRoot;
import dev.lenet.internal.text.Foreign;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Loads a published data set from a folder that somebody named, else from the cache, which some
 * sources fill.
 *
 * @param properties looks up a system property
 * @param environment has the environment variables
 * @param sources are asked for files that the cache lacks, in this order
 * @param byHand what else than the cache a person may fill, for messages; ends in "; or "
 */
record UsualPlaces(
    PublishedSet set,
    UnaryOperator<@Nullable String> properties,
    Map<String, String> environment,
    List<Source> sources,
    String byHand) {

  /**
   * Loads both parts into memory.
   *
   * @param named the folder that somebody named; null for the cache and the sources
   * @throws DataException as {@link MnistProvider#load} says; also {@code DATA_MISMATCH} if the
   *     request has other classes than the data set
   * @throws IllegalArgumentException if the number of classes is not 1 to 256
   */
  TrainTestSplit load(DatasetRequest request, @Nullable DataDirectory named) {
    Classes classes = classes(request);
    return named == null
        ? published().load(classes, request.offline(), request.downloads())
        : named.load(classes, request.classNames());
  }

  /** The request's, with the names that the data set has. */
  private Classes classes(DatasetRequest request) {
    int count = request.classes();
    if (count < 1 || count > 256) {
      throw new IllegalArgumentException(
          "The number of classes must be from 1 to 256, because labels are bytes, not " + count);
    }
    List<String> names = set.classNames();
    List<String> asked = request.classNames();
    if (names.isEmpty()) {
      return new Classes(count, names);
    }
    if (count != names.size() || !(asked.isEmpty() || asked.equals(names))) {
      throw new DataException(
          ErrorCode.DATA_MISMATCH,
          "%s has the %d classes %s, but the network has %s"
              .formatted(
                  set.name(),
                  names.size(),
                  String.join(", ", names),
                  asked.isEmpty() ? count + " classes" : Foreign.list(asked)));
    }
    return new Classes(count, names);
  }

  private PublishedData published() {
    CacheFolder cache = new CacheFolder(cachePath().resolve(set.name()));
    String help =
        "To provide it by hand: %sput the raw files %s into %s. If that folder cannot be used, set %s to one that can"
            .formatted(
                byHand,
                String.join(", ", set.files().stream().map(PublishedFile::name).toList()),
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
      throw DataDirectory.unusable(
          e.getInput(), "the environment variable " + CacheRoot.VARIABLE, e);
    }
    throw new DataException(
        ErrorCode.DATA_MISSING,
        ("%s cannot be cached: this process has no home folder (Java's user.home is '%s')."
                + " Set %s to a folder that it may write to, or name a folder that has the data")
            .formatted(
                set.name(), Foreign.text(properties.apply("user.home")), CacheRoot.VARIABLE));
  }
}
