package dev.lenet.cli;

import dev.lenet.api.Backends;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The version of the library, as its jar tells it. */
final class Version implements IVersionProvider {
  /** The version, or {@code development} where classes were not loaded from a jar. */
  static String ofLibrary() {
    @Nullable String version = Backends.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"lenet " + ofLibrary() + " on Java " + Runtime.version()};
  }
}
