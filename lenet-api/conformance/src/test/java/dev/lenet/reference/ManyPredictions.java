package dev.lenet.reference;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.weights.ModelFile;
import java.util.Random;

/** Reads many images, one by one, and prints by how many bytes the used heap has grown. */
final class ManyPredictions {
  /** Until everything that is made once is there. */
  private static final int FIRST = 2_000;

  private ManyPredictions() {}

  /** The argument is the number of images. */
  public static void main(String[] arguments) {
    byte[] pixels = new byte[28 * 28];
    new Random(1).nextBytes(pixels);
    Image image = Image.gray(28, 28, pixels);
    try (Backend backend = Backends.open("java");
        Model model = backend.newModel(ModelFile.pretrained())) {
      read(model, image, FIRST);
      long before = usedHeap();
      read(model, image, Integer.parseInt(arguments[0]));
      System.out.println(usedHeap() - before);
    }
  }

  private static void read(Model model, Image image, int count) {
    for (int i = 0; i < count; i++) {
      model.predict(image);
    }
  }

  /** The least of some collections: what is reachable. */
  private static long usedHeap() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
