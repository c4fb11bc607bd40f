package dev.lenet.api.spec;

import dev.lenet.api.error.SpecException;
import dev.lenet.api.error.SpecProblem;
import java.nio.file.Path;
import java.util.List;

/** Finds, reads and writes specs. */
public final class Specs {
  private Specs() {}

  /** The recipes in the jar. */
  public static List<String> names() {
    return List.of("lenet5", "lenet5-fast");
  }

  /**
   * A recipe in the jar.
   *
   * @throws SpecException if there is none of that name
   */
  public static NetworkSpec recipe(String name) {
    throw new UnsupportedOperationException(name);
  }

  /**
   * Reads a spec file.
   *
   * @throws SpecException if it cannot be read or is not valid
   */
  public static NetworkSpec read(Path file) {
    throw new UnsupportedOperationException("" + file);
  }

  /**
   * Reads a spec from JSON text.
   *
   * @param source what to call the text in errors
   * @throws SpecException with all problems, if it is not valid
   */
  public static NetworkSpec parse(String json, String source) {
    throw new UnsupportedOperationException(json + source);
  }

  /**
   * The recipe of that name, else the spec in the file of that path.
   *
   * @throws SpecException if there is neither, or the file is not valid
   */
  public static NetworkSpec find(String nameOrFile) {
    throw new UnsupportedOperationException(nameOrFile);
  }

  /** Everything that is wrong in a spec's JSON text, in document order; empty if it is valid. */
  public static List<SpecProblem> problems(String json) {
    throw new UnsupportedOperationException(json);
  }

  /** The spec as JSON text: indented, with every field, read again as an equal spec. */
  public static String toJson(NetworkSpec spec) {
    throw new UnsupportedOperationException("" + spec);
  }

  /** The JSON Schema (draft 2020-12) of a spec file. */
  public static String schema() {
    throw new UnsupportedOperationException();
  }
}
