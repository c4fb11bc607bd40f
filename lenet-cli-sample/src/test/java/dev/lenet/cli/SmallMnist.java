package dev.lenet.cli;

import dev.lenet.api.Dataset;
import dev.lenet.api.Datasets;
import dev.lenet.api.TrainTestSplit;
import dev.lenet.api.spec.Shape;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A folder with few images, the first of MNIST or noise, and a spec that is soon done with them.
 */
record SmallMnist(Path data, Path spec) {
  static final int TRAIN = 700;
  static final int TEST = 200;

  static SmallMnist in(Path folder) throws IOException {
    TrainTestSplit mnist = Datasets.load("mnist");
    TrainTestSplit first =
        new TrainTestSplit(mnist.train().range(0, TRAIN), mnist.test().range(0, TEST));
    return in(folder, first, 32);
  }

  /** Noise in squares of this size, and a network that takes them. */
  static SmallMnist noise(Path folder, int size) throws IOException {
    byte[] pixels = new byte[TRAIN * size * size];
    new Random(1).nextBytes(pixels);
    Dataset noise = Dataset.of("noise", new Shape(1, size, size), 10, pixels, new byte[TRAIN]);
    return in(folder, new TrainTestSplit(noise, noise.range(0, TEST)), size);
  }

  /** The arguments of a command that trains on it: these, then the given ones. */
  String[] arguments(String command, Path out, String... others) {
    List<String> arguments = new ArrayList<>();
    Collections.addAll(arguments, command, "--spec", spec.toString(), "--data", data.toString());
    Collections.addAll(arguments, "--out", out.toString());
    Collections.addAll(arguments, others);
    return arguments.toArray(new String[0]);
  }

  private static SmallMnist in(Path folder, TrainTestSplit images, int input) throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    write(data, "train", images.train());
    write(data, "t10k", images.test());
    Path spec = folder.resolve("small.json");
    String recipe = Cli.run("spec", "show", "lenet5").requireDone().out();
    Files.writeString(
        spec,
        recipe
            .replace("\"lenet5\"", "\"small\"")
            .replaceFirst("\"height\" ?: ?32", "\"height\": " + input)
            .replaceFirst("\"width\" ?: ?32", "\"width\": " + input)
            .replaceFirst("\"validation\" ?: ?5000", "\"validation\": 100")
            .replaceFirst("\"epochs\" ?: ?10", "\"epochs\": 2"));
    return new SmallMnist(data, spec);
  }

  /** Writes one part as IDX files. */
  static void write(Path folder, String part, Dataset images) throws IOException {
    Shape shape = images.imageShape();
    byte[] pixels = new byte[images.size() * shape.size()];
    byte[] labels = new byte[images.size()];
    for (int i = 0; i < labels.length; i++) {
      images.copyPixels(i, pixels, i * shape.size());
      labels[i] = (byte) images.label(i);
    }
    Files.write(
        folder.resolve(part + "-images-idx3-ubyte"),
        idx(2051, pixels, labels.length, shape.height(), shape.width()));
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
