package dev.lenet.data;

import dev.lenet.api.Dataset;
import dev.lenet.api.DownloadListener;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.internal.log.Log;
import dev.lenet.internal.text.Foreign;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A published data set, read from the cache. Missing and damaged files are downloaded to the cache
 * first. Every file is verified each time it is read.
 *
 * @param sources the sources of missing files, in this order
 * @param help what a person can do if all fail
 */
record PublishedData(PublishedSet set, CacheFolder cache, List<Source> sources, String help) {
  private static final System.Logger LOG = Log.of(PublishedData.class);

  /**
   * Loads both parts.
   *
   * @param offline whether to read the cache only, and change nothing
   * @param listener is told how far a download is
   * @throws DataException if no source has the files, or a label is too large
   */
  TrainTestSplit load(Classes classes, boolean offline, DownloadListener listener) {
    Map<PublishedFile, IdxFile> files = new LinkedHashMap<>();
    Map<PublishedFile, DataException> wrong = readInto(files);
    if (wrong.isEmpty()) {
      if (!offline) {
        cache.tidy();
      }
    } else {
      Map<String, Exception> failures = new LinkedHashMap<>();
      wrong.values().forEach(e -> failures.put("cache: " + e.reason(), e));
      if (!offline) {
        fetch(files, failures, listener);
      }
      if (files.size() < set.files().size()) {
        throw unavailable(failures);
      }
    }
    return new TrainTestSplit(
        join("train", files, set.trainImages(), set.trainLabels(), classes),
        join("test", files, set.testImages(), set.testLabels(), classes));
  }

  private void fetch(
      Map<PublishedFile, IdxFile> files,
      Map<String, Exception> failures,
      DownloadListener listener) {
    try {
      cache.locked(() -> fetchInto(files, failures, listener));
    } catch (IOException e) {
      failures.put(Foreign.file(cache.path()) + ": " + Reasons.of(e), e);
    }
  }

  private Dataset join(
      String part,
      Map<PublishedFile, IdxFile> files,
      PublishedFile images,
      PublishedFile labels,
      Classes classes) {
    return IdxFile.join(
        set.name() + "/" + part,
        Objects.requireNonNull(files.get(images)),
        Objects.requireNonNull(files.get(labels)),
        classes);
  }

  /**
   * Reads the undamaged files in the cache that were not read yet. Returns the problem of each
   * other file.
   */
  private Map<PublishedFile, DataException> readInto(Map<PublishedFile, IdxFile> files) {
    Map<PublishedFile, DataException> wrong = new LinkedHashMap<>();
    for (PublishedFile file : set.files()) {
      if (!files.containsKey(file)) {
        try {
          files.put(file, read(file));
        } catch (DataException e) {
          wrong.put(file, e);
        }
      }
    }
    return wrong;
  }

  private IdxFile read(PublishedFile file) {
    boolean images = file.equals(set.trainImages()) || file.equals(set.testImages());
    return images ? IdxFile.images(cache.file(file)) : IdxFile.labels(cache.file(file));
  }

  /**
   * Asks the sources until all files are in the cache. Another process may have put them there in
   * the meantime.
   */
  private void fetchInto(
      Map<PublishedFile, IdxFile> files, Map<String, Exception> failures, DownloadListener listener)
      throws IOException {
    Map<PublishedFile, DataException> wrong = readInto(files);
    wrong.values().stream()
        .filter(e -> e.code() == ErrorCode.DATA_DAMAGED)
        .forEach(e -> LOG.log(Level.WARNING, e.reason() + "; downloading it again"));
    for (Source source : sources) {
      if (wrong.isEmpty()) {
        break;
      }
      LOG.log(
          Level.INFO, "Downloading %s from %s to %s".formatted(set.name(), source, cache.path()));
      try {
        source.fetch(List.copyOf(wrong.keySet()), cache, listener);
      } catch (InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        LOG.log(Level.INFO, "No data from %s: %s".formatted(source, Reasons.of(e)));
        failures.put(source + ": " + Reasons.of(e), e);
      }
      wrong = readInto(files);
    }
  }

  private DataException unavailable(Map<String, Exception> failures) {
    List<Exception> causes = new ArrayList<>(failures.values());
    // first why the files could not be downloaded, then what was wrong with the cached ones
    causes.sort(Comparator.comparing(e -> e instanceof DataException));
    DataException unavailable =
        new DataException(
            ErrorCode.DATA_MISSING,
            "%s is not available. These sources were tried:\n  data folder: not set\n  %s\n%s\n "
                .formatted(set.name(), String.join("\n  ", failures.keySet()), help),
            causes.get(0));
    causes.subList(1, causes.size()).forEach(unavailable::addSuppressed);
    return unavailable;
  }
}
