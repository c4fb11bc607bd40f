package dev.lenet.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The four files of MNIST, decompressed, each with the only content that is accepted as genuine. */
enum MnistFile {
  TRAIN_IMAGES(
      "train-images-idx3-ubyte",
      47_040_016,
      "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
  TRAIN_LABELS(
      "train-labels-idx1-ubyte",
      60_008,
      "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
  TEST_IMAGES(
      "t10k-images-idx3-ubyte",
      7_840_016,
      "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
  TEST_LABELS(
      "t10k-labels-idx1-ubyte",
      10_008,
      "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

  private final String fileName;
  private final int length;
  private final String sha256;

  MnistFile(String fileName, int length, String sha256) {
    this.fileName = fileName;
    this.length = length;
    this.sha256 = sha256;
  }

  /** The name that it is published under, without {@code .gz}. */
  String fileName() {
    return fileName;
  }

  /** Length in bytes. */
  int length() {
    return length;
  }

  /** What is wrong with the file of this name in a directory; empty if it is the genuine one. */
  String defectIn(Path directory) throws IOException {
    Path path = directory.resolve(fileName);
    if (!Files.isRegularFile(path)) {
      return fileName + " is missing";
    }
    String found = sha256(path);
    return found.equals(sha256)
        ? ""
        : "%s is damaged (%d bytes, SHA-256 %s; expected are %d bytes, SHA-256 %s)"
            .formatted(fileName, Files.size(path), found, length, sha256);
  }

  private static String sha256(Path path) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(path)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
