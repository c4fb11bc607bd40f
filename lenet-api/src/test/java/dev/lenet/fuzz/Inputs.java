package dev.lenet.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;

/**
 * The inputs of a target that are kept: sound ones, from which fuzzing begins, and those that it
 * found. They are files in {@code src/test/fuzz}, in a folder of the target's simple name.
 */
public final class Inputs {
  private static final Path ALL = Path.of("src", "test", "fuzz");

  private Inputs() {}

  /** A target of Jazzer. */
  public interface Target {
    /** Fails if the input has an effect that is not documented. */
    void run(byte[] input) throws Exception;
  }

  /** The folder of a target, below the folder in which the module's tests run. */
  static Path folder(String target) {
    return ALL.resolve(target);
  }

  /** The texts of an input, with zero bytes between them; empty ones in place of those it lacks. */
  public static List<String> texts(byte[] input, int count) {
    String[] texts = new String(input, UTF_8).split("\0", count);
    return IntStream.range(0, count).mapToObj(i -> i < texts.length ? texts[i] : "").toList();
  }

  /** A test for each input that is kept. */
  public static Stream<DynamicTest> replay(String target, Target run) throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder(target))) {
      files = listed.sorted().toList();
    }
    Assertions.assertFalse(files.isEmpty(), target);
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    target + ", " + file.getFileName(), () -> run.run(Files.readAllBytes(file))));
  }
}
