package dev.lenet.api;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Asks for a data set. Immutable. */
public final class DatasetRequest {
  private final String name;
  private final @Nullable Path directory;
  private final int classes;

  private DatasetRequest(Builder builder) {
    this.name = builder.name;
    this.directory = builder.directory;
    this.classes = builder.classes;
  }

  /**
   * A builder; by default it asks for ten classes, from the provider's usual places.
   *
   * @param name the provider's name, for example {@code mnist}
   */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** The provider's name. */
  public String name() {
    return name;
  }

  /** The folder with the files; null for the provider's usual places. */
  public @Nullable Path directory() {
    return directory;
  }

  /** Number of classes; every label must be below it. */
  public int classes() {
    return classes;
  }

  /** Builds a request. */
  public static final class Builder {
    private final String name;
    private @Nullable Path directory;
    private int classes = 10;

    private Builder(String name) {
      this.name = name;
    }

    /**
     * Sets the folder with the provider's files, or with those of another data set of the same
     * form; null for the provider's usual places.
     */
    public Builder directory(@Nullable Path folder) {
      directory = folder;
      return this;
    }

    /** Sets the number of classes. */
    public Builder classes(int number) {
      classes = number;
      return this;
    }

    /** The request. */
    public DatasetRequest build() {
      return new DatasetRequest(this);
    }
  }
}
