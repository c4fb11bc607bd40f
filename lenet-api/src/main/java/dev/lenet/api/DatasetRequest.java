package dev.lenet.api;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which data set is wanted.
 *
 * @param name the provider's name, {@code mnist}
 * @param directory where its files are, or another data set's of the same form; null: the
 *     provider's usual places
 * @param classes number of classes; a file with a label that is not below it is refused
 */
public record DatasetRequest(String name, @Nullable Path directory, int classes) {
  /** Ten classes, from the provider's usual places. */
  public static DatasetRequest named(String name) {
    return new DatasetRequest(name, null, 10);
  }
}
