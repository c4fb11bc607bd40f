package dev.lenet.data;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** A published data set of a few images that are not square, made in memory. */
final class TinyData {
  static final int TRAIN = 40;
  static final int TEST = 7;
  static final int HEIGHT = 9;
  static final int WIDTH = 5;

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  TinyData() {
    Random random = new Random(1);
    files.put("train-images-idx3-ubyte", images(random, TRAIN));
    files.put("train-labels-idx1-ubyte", labels(random, TRAIN));
    files.put("t10k-images-idx3-ubyte", images(random, TEST));
    files.put("t10k-labels-idx1-ubyte", labels(random, TEST));
  }

  private static byte[] images(Random random, int count) {
    byte[] pixels = new byte[count * HEIGHT * WIDTH];
    random.nextBytes(pixels);
    return idx(0x0803, pixels, count, HEIGHT, WIDTH);
  }

  private static byte[] labels(Random random, int count) {
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) random.nextInt(10);
    }
    return idx(0x0801, labels, count);
  }

  /** An IDX file, well formed or not. */
  static byte[] idx(int magic, byte[] values, int... dimensions) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(magic);
      for (int dimension : dimensions) {
        out.writeInt(dimension);
      }
      out.write(values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** Name and content of the four files. */
  Map<String, byte[]> files() {
    return files;
  }

  byte[] file(String name) {
    byte[] content = files.get(name);
    if (content == null) {
      throw new IllegalArgumentException(name);
    }
    return content;
  }

  /** Writes the four raw files to a folder, which is made if it is not there. */
  Path writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    return folder;
  }

  PublishedSet set() {
    return set(List.of());
  }

  /** The same, with names of its ten classes. */
  PublishedSet set(List<String> classNames) {
    return new PublishedSet(
        "tiny",
        classNames,
        published("train-images-idx3-ubyte"),
        published("train-labels-idx1-ubyte"),
        published("t10k-images-idx3-ubyte"),
        published("t10k-labels-idx1-ubyte"));
  }

  private PublishedFile published(String name) {
    return new PublishedFile(name, file(name).length, sha256(file(name)));
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
