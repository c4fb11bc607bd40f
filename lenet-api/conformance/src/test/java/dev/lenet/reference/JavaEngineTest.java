package dev.lenet.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.Prediction;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.conformance.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The built-in engine")
class JavaEngineTest {
  private static final int THREADS = 16;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"-XX:MaxVectorSize=16", "-XX:MaxVectorSize=32", "-XX:-UseSuperWord"})
  @DisplayName("gives the same bits whatever the length of the processor's vectors")
  void dependsOnNoVectorLength(String vectors) throws IOException, InterruptedException {
    assertEquals(numbers(), numbers(vectors));
  }

  @Test
  @DisplayName("gives the same within 1e-5 on a processor that cannot multiply and add at once")
  void needsNoFusedMultiplyAdd() throws IOException, InterruptedException {
    List<String> fused = numbers();
    List<String> unfused = numbers("-XX:-UseFMA");
    assertEquals(fused.size(), unfused.size());
    for (int i = 0; i < fused.size(); i++) {
      assertEquals(Float.parseFloat(fused.get(i)), Float.parseFloat(unfused.get(i)), 1e-5);
    }
    // Math.fma gives the same bits without the instruction, but too slowly: it must not be used
    if (hasFusedMultiplyAdd()) {
      assertFalse(fused.equals(unfused), "the same loops ran with the instruction and without");
    }
  }

  /** Whether Linux reports the instruction; x86 processors may lack it. */
  private static boolean hasFusedMultiplyAdd() throws IOException {
    Path processor = Path.of("/proc/cpuinfo");
    return Files.exists(processor)
        && Pattern.compile("(?m)^flags\\s*:.*\\bfma\\b")
            .matcher(Files.readString(processor))
            .find();
  }

  private List<String> numbers(String... options) throws IOException, InterruptedException {
    // on stdout, a JVM also warns of vectors that this processor does not have
    List<String> all = Stream.concat(Stream.of("-XX:-PrintWarnings"), Stream.of(options)).toList();
    return new ChildJvm(folder, all.toArray(String[]::new)).run(JavaEngineProgram.class);
  }

  @Test
  @DisplayName("leaves nothing in the heap, however many images it reads")
  void leavesNothingInTheHeap() throws IOException, InterruptedException {
    String count = System.getProperty("lenet.predictions", "20000");
    String grown = new ChildJvm(folder).run(ManyPredictions.class, count).get(0);
    assertTrue(Long.parseLong(grown) < 100_000, grown + " bytes after " + count + " predictions");
  }

  @Test
  @DisplayName("gives 16 threads bit for bit what it gives one, alone or in lists of any size")
  void givesAllThreadsTheSame() throws InterruptedException, ExecutionException {
    List<Image> images = noise(500);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (Backend backend = Backends.open("java");
        Model model = backend.newModel(ModelFile.pretrained())) {
      List<float[]> alone = new ArrayList<>();
      images.forEach(image -> alone.add(model.predict(image).probabilities()));
      List<Future<List<Prediction>>> answers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        List<Image> some = images.subList(0, images.size() - 7 * i);
        answers.add(threads.submit(() -> model.predict(some)));
      }
      for (Future<List<Prediction>> answer : answers) {
        for (int i = 0; i < answer.get().size(); i++) {
          assertEquals(bits(alone.get(i)), bits(answer.get().get(i).probabilities()));
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Integer> bits(float[] values) {
    List<Integer> bits = new ArrayList<>();
    for (float value : values) {
      bits.add(Float.floatToRawIntBits(value));
    }
    return bits;
  }

  private static List<Image> noise(int count) {
    Random random = new Random(2);
    List<Image> images = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] pixels = new byte[28 * 28];
      random.nextBytes(pixels);
      images.add(Image.gray(28, 28, pixels));
    }
    return images;
  }
}
