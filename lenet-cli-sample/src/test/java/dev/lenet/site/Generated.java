package dev.lenet.site;

import dev.lenet.cli.CliReference;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The pages of the documentation that are made of the program, and are not written by hand. */
final class Generated {
  private Generated() {}

  /** Their texts by their files. */
  static Map<Path, String> pages() {
    Path docs = Path.of("docs");
    return new TreeMap<>(
        Map.of(
            docs.resolve("cli.md"), CliReference.page(),
            docs.resolve("spec-reference.md"), SpecReference.page()));
  }
}
