package dev.lenet.cli;

import dev.lenet.api.Dataset;
import dev.lenet.api.Datasets;
import dev.lenet.api.TrainTestSplit;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with the first images of MNIST, and a spec that is soon done with them. */
record SmallMnist(Path data, Path spec) {
  static final int TRAIN = 700;
  static final int TEST = 200;

  static SmallMnist in(Path folder) throws IOException {
    TrainTestSplit mnist = Datasets.load("mnist");
    Path data = Files.createDirectories(folder.resolve("data"));
    write(data, "train", mnist.train().range(0, TRAIN));
    write(data, "t10k", mnist.test().range(0, TEST));
    Path spec = folder.resolve("small.json");
    String recipe = Cli.run("spec", "show", "lenet5").requireDone().out();
    Files.writeString(
        spec,
        recipe
            .replace("\"lenet5\"", "\"small\"")
            .replaceFirst("\"validation\" ?: ?5000", "\"validation\": 100")
            .replaceFirst("\"epochs\" ?: ?10", "\"epochs\": 2"));
    return new SmallMnist(data, spec);
  }

  private static void write(Path folder, String part, Dataset images) throws IOException {
    byte[] pixels = new byte[images.size() * 28 * 28];
    byte[] labels = new byte[images.size()];
    for (int i = 0; i < labels.length; i++) {
      images.copyPixels(i, pixels, i * 28 * 28);
      labels[i] = (byte) images.label(i);
    }
    Files.write(
        folder.resolve(part + "-images-idx3-ubyte"), idx(2051, pixels, labels.length, 28, 28));
    Files.write(folder.resolve(part + "-labels-idx1-ubyte"), idx(2049, labels, labels.length));
  }

  static byte[] idx(int magic, byte[] content, int... sizes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(magic);
    for (int size : sizes) {
      out.writeInt(size);
    }
    out.write(content);
    return bytes.toByteArray();
  }
}
