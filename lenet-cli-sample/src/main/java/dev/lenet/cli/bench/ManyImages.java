package dev.lenet.cli.bench;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.weights.ModelFile;
import java.io.IOException;
import java.util.Random;

/**
 * A program that reads 10,000 images of noise one by one with the pretrained model, and then
 * reports its peak memory. Its argument is the backend's name. Noise takes as much memory as digits
 * do, and no data set, whose training images would take most of the memory.
 */
final class ManyImages {
  private static final int IMAGES = 10_000;
  private static final int SIZE = 28;

  private ManyImages() {}

  public static void main(String[] arguments) throws IOException {
    Random random = new Random(1);
    try (Backend backend = Backends.open(arguments[0]);
        Model model = backend.newModel(ModelFile.pretrained())) {
      for (int i = 0; i < IMAGES; i++) {
        byte[] pixels = new byte[SIZE * SIZE];
        random.nextBytes(pixels);
        model.predict(Image.gray(SIZE, SIZE, pixels));
      }
      PeakMemory.say();
    }
  }
}
