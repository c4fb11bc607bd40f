package dev.lenet.api;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a data set.
 *
 * @param name the provider's name, for example {@code mnist}
 * @param directory the folder with its files, or with those of another data set of the same form;
 *     null for the provider's usual places
 * @param classes number of classes; every label must be below it
 */
public record DatasetRequest(String name, @Nullable Path directory, int classes) {
  /** Asks for ten classes, from the provider's usual places. */
  public static DatasetRequest named(String name) {
    return new DatasetRequest(name, null, 10);
  }
}
