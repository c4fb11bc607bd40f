package dev.lenet.data;

import static dev.lenet.data.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Dataset;
import dev.lenet.api.error.DataException;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.spec.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An IDX file")
class IdxFileTest {
  /** Two images of 2x3, pixels on both sides of 127. */
  private static final byte[] PIXELS = {0, 1, 2, 3, 4, 5, (byte) 200, (byte) 255, 6, 7, 8, 9};

  private static final int IMAGES = 0x0803;
  private static final int LABELS = 0x0801;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private Dataset read(byte[] images, byte[] labels, int classes) throws IOException {
    return IdxFile.join(
        "two",
        IdxFile.images(DataFile.any(write("images", images))),
        IdxFile.labels(DataFile.any(write("labels", labels))),
        Classes.numbered(classes));
  }

  private static byte[] goodImages() {
    return TinyData.idx(IMAGES, PIXELS, 2, 2, 3);
  }

  private static byte[] goodLabels() {
    return TinyData.idx(LABELS, new byte[] {9, 0}, 2);
  }

  private void assertDamagedImages(byte[] images, String... parts) {
    DataException e =
        assertRefused(ErrorCode.DATA_DAMAGED, () -> read(images, goodLabels(), 10), parts);
    assertTrue(e.reason().contains(folder.resolve("images").toString()), e.reason());
  }

  @Test
  @DisplayName("gives images that are not square row by row, as unsigned bytes, with their labels")
  void readsImages() throws IOException {
    Dataset data = read(goodImages(), goodLabels(), 10);
    assertAll(
        () -> assertEquals("two", data.name()),
        () -> assertEquals(new Shape(1, 2, 3), data.imageShape()),
        () -> assertEquals(2, data.size()),
        () -> assertEquals(9, data.label(0)),
        () -> assertEquals(0, data.label(1)),
        () ->
            assertArrayEquals(
                new byte[] {(byte) 200, (byte) 255, 6, 7, 8, 9}, data.image(1).pixels()));
  }

  @Test
  @DisplayName("is read from gzip when its name ends in .gz")
  void readsGzip() throws IOException {
    IdxFile images = IdxFile.images(DataFile.any(write("images.gz", TinyData.gzip(goodImages()))));
    IdxFile labels = IdxFile.labels(DataFile.any(write("labels.gz", TinyData.gzip(goodLabels()))));
    Dataset data = IdxFile.join("two", images, labels, Classes.numbered(10));
    assertArrayEquals(new byte[] {0, 1, 2, 3, 4, 5}, data.image(0).pixels());
  }

  @Test
  @DisplayName("is refused when it is cut off anywhere, header or values")
  void refusesEveryCut() {
    byte[] whole = goodImages();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      if (length < 16) {
        assertDamagedImages(
            cut, "is cut off: found " + length + " bytes, but an IDX header has 16");
      } else {
        assertDamagedImages(
            cut,
            "announces 2 images of 2x3, so 12 bytes must follow",
            " " + (length - 16) + " can be");
      }
    }
  }

  @Test
  @DisplayName("is refused when more bytes follow than its header says")
  void refusesTrailingBytes() {
    assertDamagedImages(
        Arrays.copyOf(goodImages(), 29), "is too long", "2 images of 2x3", "more than 12 bytes");
  }

  @Test
  @DisplayName("is refused with another magic number: labels for images, floats, gzip without .gz")
  void refusesOtherMagicNumbers() {
    assertDamagedImages(Arrays.copyOf(goodLabels(), 28), "0x00000801", "0x00000803");
    assertDamagedImages(TinyData.idx(0x0D03, PIXELS, 2, 2, 3), "0x00000D03", "unsigned bytes");
    assertDamagedImages(TinyData.gzip(goodImages()), "0x1F8B0800", "must end in .gz");
  }

  @Test
  @DisplayName("is refused when a dimension is zero or negative")
  void refusesDimensionsBelowOne() {
    assertDamagedImages(TinyData.idx(IMAGES, PIXELS, 2, 0, 3), "a size of 0 in dimension 2");
    assertDamagedImages(
        TinyData.idx(IMAGES, PIXELS, -1, 2, 3), "a size of 4294967295 in dimension 1");
  }

  @Test
  @DisplayName("whose header announces gigabytes is refused before memory is allocated")
  void refusesLiesWithoutAllocating() throws IOException {
    assertDamagedImages(TinyData.idx(IMAGES, PIXELS, 70_000, 70_000, 3), "in dimension 2");
    assertDamagedImages(
        TinyData.idx(IMAGES, PIXELS, 2_000_000_000, 1, 1), "2000000000 bytes must follow");
    Path packed = write("lie.gz", TinyData.gzip(TinyData.idx(IMAGES, PIXELS, 2_000_000_000, 1, 1)));
    assertRefused(
        ErrorCode.DATA_DAMAGED,
        () -> IdxFile.images(DataFile.any(packed)),
        "2000000000 bytes must follow",
        "can be in the file");
  }

  @Test
  @DisplayName("of labels is refused when the images are more or fewer")
  void refusesOtherCounts() {
    byte[] three = TinyData.idx(LABELS, new byte[] {1, 2, 3}, 3);
    assertRefused(
        ErrorCode.DATA_DAMAGED,
        () -> read(goodImages(), three, 10),
        "has 3 labels",
        "has 2 images",
        "labels",
        "images");
  }

  @Test
  @DisplayName("of labels is refused when one is not below the number of classes")
  void refusesLabelsAboveTheClasses() throws IOException {
    byte[] ten = TinyData.idx(LABELS, new byte[] {9, 10}, 2);
    assertRefused(
        ErrorCode.DATA_MISMATCH,
        () -> read(goodImages(), ten, 10),
        "the label 10 at index 1",
        "0 to 9");
    assertEquals(10, read(goodImages(), ten, 11).label(1));
    byte[] high = TinyData.idx(LABELS, new byte[] {(byte) 200, 0}, 2);
    assertRefused(
        ErrorCode.DATA_MISMATCH,
        () -> read(goodImages(), high, 47),
        "the label 200 at index 0",
        "0 to 46");
  }

  @Test
  @DisplayName("with a damaged or cut gzip wrapping is refused")
  void refusesDamagedGzip() throws IOException {
    byte[] packed = TinyData.gzip(goodImages());
    for (int length = 0; length < packed.length; length++) {
      Path cut = write("cut.gz", Arrays.copyOf(packed, length));
      assertRefused(ErrorCode.DATA_DAMAGED, () -> IdxFile.images(DataFile.any(cut)), "cut.gz");
    }
    byte[] flipped = packed.clone();
    flipped[packed.length - 6] ^= 1;
    Path damaged = write("flipped.gz", flipped);
    assertRefused(
        ErrorCode.DATA_DAMAGED,
        () -> IdxFile.images(DataFile.any(damaged)),
        "is not a whole gzip file");
  }

  @Test
  @DisplayName("with more pixels in one image than a network may take is refused")
  void refusesHugeImages() {
    assertDamagedImages(
        TinyData.idx(IMAGES, PIXELS, 1, 5_000, 5_000),
        "a size of 5000 in dimension 3, allowed are 1 to 3355");
  }

  @Test
  @DisplayName("may be gzipped in several parts; an endless row of empty parts is refused")
  void gzipParts() throws IOException {
    byte[] whole = goodImages();
    byte[] first = TinyData.gzip(Arrays.copyOf(whole, 20));
    byte[] second = TinyData.gzip(Arrays.copyOfRange(whole, 20, whole.length));
    Path parts = write("parts.gz", join(first, second));
    assertArrayEquals(
        PIXELS,
        pixels(
            IdxFile.join(
                "two",
                IdxFile.images(DataFile.any(parts)),
                IdxFile.labels(DataFile.any(write("labels", goodLabels()))),
                Classes.numbered(10))));
    byte[] empty = TinyData.gzip(new byte[0]);
    byte[] many = new byte[50_000 * empty.length];
    for (int i = 0; i < many.length; i++) {
      many[i] = empty[i % empty.length];
    }
    Path row = write("row.gz", many);
    assertRefused(
        ErrorCode.DATA_DAMAGED,
        () -> IdxFile.images(DataFile.any(row)),
        row + " is not a whole gzip file");
  }

  @Test
  @DisplayName("whose gzip wrapping is followed by something else is refused, not cut there")
  void refusesWhatFollowsGzip() throws IOException {
    Path garbage = write("garbage.gz", join(TinyData.gzip(goodImages()), new byte[] {1, 2, 3}));
    assertRefused(
        ErrorCode.DATA_DAMAGED,
        () -> IdxFile.images(DataFile.any(garbage)),
        garbage + " is not a whole gzip file");
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static byte[] pixels(Dataset data) {
    byte[] pixels = new byte[data.size() * data.imageShape().size()];
    for (int i = 0; i < data.size(); i++) {
      data.copyPixels(i, pixels, i * data.imageShape().size());
    }
    return pixels;
  }

  @Test
  @DisplayName("that is a folder is named as one")
  void folder() throws IOException {
    Path images = Files.createDirectory(folder.resolve("images"));
    Path packed = Files.createDirectory(folder.resolve("images.gz"));
    for (Path path : new Path[] {images, packed}) {
      assertRefused(
          ErrorCode.DATA_MISSING,
          () -> IdxFile.images(DataFile.any(path)),
          path + " is a folder, not a file");
    }
  }

  @Test
  @DisplayName("that does not exist is missing, not damaged")
  void missing() {
    assertRefused(
        ErrorCode.DATA_MISSING,
        () -> IdxFile.images(DataFile.any(folder.resolve("nothing"))),
        folder.resolve("nothing") + " is missing");
  }

  @Test
  @DisplayName("with a checksum is refused when it is another file")
  void refusesOtherContent() throws IOException {
    Path path = write("images", goodImages());
    String right = TinyData.sha256(goodImages());
    String wrong = TinyData.sha256(goodLabels());
    int length = goodImages().length;
    IdxFile.images(new DataFile(path, new PublishedFile("images", length, right)));
    assertRefused(
        ErrorCode.DATA_DAMAGED,
        () -> IdxFile.images(new DataFile(path, new PublishedFile("images", length, wrong))),
        right,
        wrong);
  }
}
