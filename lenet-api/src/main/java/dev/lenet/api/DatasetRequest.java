package dev.lenet.api;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for a data set. Immutable. */
public final class DatasetRequest {
  private final String name;
  private final @Nullable Path directory;
  private final int classes;
  private final List<String> classNames;
  private final boolean offline;
  private final DownloadListener downloads;

  private DatasetRequest(Builder builder) {
    this.name = builder.name;
    this.directory = builder.directory;
    this.classes = builder.classes;
    this.classNames = builder.classNames;
    this.offline = builder.offline;
    this.downloads = builder.downloads;
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

  /**
   * The names of the classes, in the order of their labels; empty if they have only numbers, or if
   * the data decides on the names.
   */
  public List<String> classNames() {
    return classNames;
  }

  /** Whether the provider may use only what is on this machine. */
  public boolean offline() {
    return offline;
  }

  /** Follows the download, if there is one. */
  public DownloadListener downloads() {
    return downloads;
  }

  /** Builds a request. */
  public static final class Builder {
    private final String name;
    private @Nullable Path directory;
    private int classes = 10;
    private List<String> classNames = List.of();
    private boolean offline;
    private DownloadListener downloads = (source, bytes, share) -> {};

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

    /**
     * Sets the names of the classes, in the order of their labels, as a spec has them. Data whose
     * classes have names, such as folders, get their labels by this order. An empty list leaves the
     * order to the data; other lists also set the number of classes.
     */
    public Builder classNames(List<String> names) {
      classNames = List.copyOf(names);
      classes = names.isEmpty() ? classes : names.size();
      return this;
    }

    /**
     * Sets whether the provider may use only what is on this machine. If the data is not there,
     * loading then fails with {@code DATA_MISSING} and the reason, and nothing is changed. The
     * default is false.
     */
    public Builder offline(boolean only) {
      offline = only;
      return this;
    }

    /** Sets who is told how far the download is, if there is one. */
    public Builder downloads(DownloadListener listener) {
      downloads = listener;
      return this;
    }

    /** The request. */
    public DatasetRequest build() {
      return new DatasetRequest(this);
    }
  }
}
