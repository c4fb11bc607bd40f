package dev.lenet.api.spec;

import dev.lenet.api.error.SpecException;
import dev.lenet.api.error.SpecProblem;
import dev.lenet.internal.file.FileReason;
import dev.lenet.internal.file.Resource;
import dev.lenet.internal.text.Foreign;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds, reads and writes specs. */
public final class Specs {
  private static final List<String> NAMES =
      List.of(
          "lenet5",
          "lenet5-1998",
          "lenet5-1998-distorted",
          "lenet5-best",
          "lenet5-fast",
          "lenet5-finetune");
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Specs() {}

  /** The recipes in the jar. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * A recipe in the jar.
   *
   * @throws SpecException if no recipe has that name
   */
  public static NetworkSpec recipe(String name) {
    if (!NAMES.contains(name)) {
      throw notFound("No such recipe: '" + Foreign.text(name) + "'", null);
    }
    return parse(resource(name + ".json"), "'" + name + "'");
  }

  /**
   * Reads a spec file.
   *
   * @throws SpecException if it cannot be read or is not valid
   */
  public static NetworkSpec read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(SpecText.MOST_BYTES + 1);
      if (bytes.length > SpecText.MOST_BYTES) {
        throw new SpecException(source(file), List.of(SpecText.tooLong()));
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return parse(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, source(file));
    } catch (NoSuchFileException e) {
      throw notFound("No such spec file: '" + Foreign.file(file) + "'", e);
    } catch (CharacterCodingException e) {
      SpecProblem problem = new SpecProblem("", "bytes that are not UTF-8", "JSON in UTF-8");
      throw new SpecException(source(file), List.of(problem));
    } catch (IOException e) {
      throw new SpecException(
          "The spec file '" + Foreign.file(file) + "' cannot be read: " + FileReason.of(e), e);
    }
  }

  /**
   * Reads a spec from JSON text.
   *
   * @param source what to call the text in errors
   * @throws SpecException with all problems, if it is not valid; see {@link #problems}
   */
  public static NetworkSpec parse(String json, String source) {
    SpecReader reader = new SpecReader(json);
    NetworkSpec spec = reader.spec();
    if (spec == null) {
      throw new SpecException(source, reader.problems());
    }
    return spec;
  }

  /**
   * The recipe of that name, or else the spec in the file of that name.
   *
   * @throws SpecException if there is neither, or the file is not valid
   */
  public static NetworkSpec find(String nameOrFile) {
    if (NAMES.contains(nameOrFile)) {
      return recipe(nameOrFile);
    }
    try {
      Path file = Path.of(nameOrFile);
      if (!nameOrFile.isEmpty() && Files.exists(file)) {
        return read(file);
      }
    } catch (InvalidPathException e) {
      throw notFound(
          "'" + Foreign.file(nameOrFile) + "' is not a recipe, and no file can have this name",
          null);
    }
    throw notFound("No such recipe or spec file: '" + Foreign.file(nameOrFile) + "'", null);
  }

  /**
   * All problems in a spec's JSON text, in document order; empty if it is valid. After a hundred
   * problems, a last entry says how many more there are.
   */
  public static List<SpecProblem> problems(String json) {
    return new SpecReader(json).problems();
  }

  /**
   * The spec as JSON text, indented, with every field. {@link #parse} reads it as an equal spec.
   */
  public static String toJson(NetworkSpec spec) {
    return SpecWriter.write(spec);
  }

  /** The JSON Schema (draft 2020-12) of a spec file. */
  public static String schema() {
    return resource("lenet-spec.schema.json");
  }

  private static String source(Path file) {
    return "in '" + Foreign.file(file) + "'";
  }

  private static SpecException notFound(String what, @Nullable IOException cause) {
    return new SpecException(
        what + ". The recipes are " + String.join(", ", NAMES) + ", or give a spec file", cause);
  }

  private static String resource(String name) {
    return new String(Resource.read(Specs.class, name), StandardCharsets.UTF_8);
  }
}
