package dev.lenet.cli;

import dev.lenet.api.LibraryVersion;
import picocli.CommandLine.IVersionProvider;

/** Prints the version. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"lenet " + LibraryVersion.get() + " on Java " + Runtime.version()};
  }
}
