package app;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Dataset;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.TrainingReport;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.ModelFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

/** Opens backends on a pool's thread, trains a little, saves, and reads back what it saved. */
public final class Embedded {
  private Embedded() {}

  /** Runs the backends whose names are given, and prints a line for each. */
  public static void main(String[] names) {
    // its threads see the application's archive through no context class loader
    ForkJoinPool pool = new ForkJoinPool(2);
    for (String name : names) {
      System.out.println(CompletableFuture.supplyAsync(() -> run(name), pool).join());
    }
    pool.shutdown();
  }

  private static String run(String name) {
    Dataset images = noise();
    NetworkSpec recipe = Specs.recipe("lenet5-fast");
    NetworkSpec spec =
        recipe.withTraining(
            recipe.training().toBuilder().epochs(1).validation(images.size() / 4).build());
    try (Backend backend = Backends.open(name);
        Model model = backend.newModel(spec)) {
      Path folder = Files.createTempDirectory("embedded");
      Path specFile = folder.resolve("spec.json");
      Files.writeString(specFile, Specs.toJson(spec));
      TrainingOptions options =
          TrainingOptions.builder().checkpoints(folder.resolve("checkpoints")).build();
      TrainingReport report =
          backend.newTrainer(Specs.read(specFile).training()).train(model, images, options);
      Path file = folder.resolve("model.safetensors");
      ModelFile.of(model, report).write(file);
      try (Model readBack = backend.newModel(ModelFile.read(file))) {
        float[] before = model.predict(images.image(0)).probabilities();
        float[] after = readBack.predict(images.image(0)).probabilities();
        return name + ": " + (Arrays.equals(before, after) ? "read back" : "other answers");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Dataset noise() {
    byte[] labels = new byte[256];
    byte[] pixels = new byte[labels.length * 28 * 28];
    new Random(1).nextBytes(pixels);
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) (i % 10);
    }
    return Dataset.of("noise", new Shape(1, 28, 28), 10, pixels, labels);
  }
}
