package dev.lenet.reference;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Dataset;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Shape;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.ModelFile;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Trains and reads with the built-in engine, and prints every weight and probability. */
final class JavaEngineProgram {
  private static final Shape SHAPE = new Shape(1, 28, 28);
  private static final int IMAGES = 256;

  private JavaEngineProgram() {}

  /** Prints a number in each line: the weights first. */
  public static void main(String[] arguments) {
    try (Backend backend = Backends.open("java");
        Model trained = backend.newModel(spec());
        Model pretrained = backend.newModel(ModelFile.pretrained())) {
      Dataset data = data();
      backend
          .newTrainer(spec().training())
          .train(trained, data, TrainingOptions.builder().threads(1).build());
      StringBuilder numbers = new StringBuilder();
      for (float weight : trained.weights().toArray()) {
        numbers.append(weight).append('\n');
      }
      // 41 rows: a block, and rows that are computed one by one
      for (var prediction : pretrained.predict(images(data))) {
        for (float probability : prediction.probabilities()) {
          numbers.append(probability).append('\n');
        }
      }
      System.out.print(numbers);
    }
  }

  private static List<Image> images(Dataset data) {
    return IntStream.range(0, 41).mapToObj(data::image).toList();
  }

  private static NetworkSpec spec() {
    NetworkSpec spec = Specs.recipe("lenet5");
    return spec.withTraining(
        spec.training().toBuilder().batchSize(64).epochs(3).validation(0).build());
  }

  private static Dataset data() {
    Random random = new Random(1);
    byte[] pixels = new byte[IMAGES * SHAPE.size()];
    byte[] labels = new byte[IMAGES];
    random.nextBytes(pixels);
    random.nextBytes(labels);
    for (int i = 0; i < IMAGES; i++) {
      labels[i] = (byte) Math.floorMod(labels[i], 10);
    }
    return Dataset.of("noise", SHAPE, 10, pixels, labels);
  }
}
