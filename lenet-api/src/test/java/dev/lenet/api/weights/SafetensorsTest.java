package dev.lenet.api.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.ThreadMXBean;
import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.ModelFileException;
import dev.lenet.internal.text.Foreign;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A safetensors file")
class SafetensorsTest {
  /** Written by Python; {@code src/test/golden/README.md} says how. */
  private static final Path GOLDEN =
      Path.of("conformance/src/main/resources/dev/lenet/conformance/golden");

  private static final String TWO_VALUES =
      "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}".replace('\'', '"');

  /** Layout by hand: length, header, values. */
  static byte[] file(String header, int dataBytes) {
    byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + dataBytes);
    return bytes.order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).put(json).array();
  }

  private static Safetensors read(byte[] bytes) {
    return Safetensors.read(new ByteArrayInputStream(bytes), "the test's bytes");
  }

  private static void assertDamaged(byte[] bytes, String... pieces) {
    var e = assertThrows(ModelFileException.class, () -> read(bytes));
    assertEquals(ErrorCode.MODEL_FILE_DAMAGED, e.code());
    assertTrue(e.reason().contains("'the test's bytes'"), e.reason());
    for (String piece : pieces) {
      assertTrue(e.reason().contains(piece.replace('\'', '"')), e.reason());
    }
  }

  @Nested
  @DisplayName("that is sound")
  class Sound {
    @ParameterizedTest
    @ValueSource(strings = {"lenet5", "dense-only", "conv-padding-relu", "steps-adamw"})
    @DisplayName("and was written by Python is read and written again byte for byte")
    void isWrittenAsPythonDoes(String name) throws IOException {
      byte[] golden = Files.readAllBytes(GOLDEN.resolve(name + ".safetensors"));
      assertArrayEquals(golden, read(golden).toBytes());
    }

    @Test
    @DisplayName("has its values as little-endian float32 behind a header padded to eight bytes")
    void isLaidOutAsTheFormatSays() {
      Tensor tensor = new Tensor("t", List.of(1, 2), new float[] {1, -2.5f});
      byte[] bytes = new Safetensors(Map.of("k", "v"), List.of(tensor)).toBytes();
      String header =
          "{'__metadata__':{'k':'v'},'t':{'dtype':'F32','shape':[1,2],'data_offsets':[0,8]}}"
              .replace('\'', '"');
      int padded = (header.length() + 7) / 8 * 8;
      assertEquals(padded, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong());
      assertEquals(
          header + " ".repeat(padded - header.length()),
          new String(bytes, 8, padded, StandardCharsets.UTF_8));
      assertArrayEquals(
          new byte[] {0, 0, (byte) 0x80, 0x3f, 0, 0, 0x20, (byte) 0xc0},
          Arrays.copyOfRange(bytes, 8 + padded, bytes.length));
    }

    @Test
    @DisplayName("keeps names, shapes, order, metadata and every bit, NaN included")
    void keepsEverything() {
      Tensor odd =
          new Tensor(
              "ö \"quoted\" \\ \n",
              List.of(2, 2),
              new float[] {Float.NaN, -0f, Float.NEGATIVE_INFINITY, Float.MIN_VALUE});
      Tensor scalar = new Tensor("a", List.of(), new float[] {3});
      Tensor empty = new Tensor("b", List.of(0, 5), new float[0]);
      Map<String, String> metadata = Map.of("z", "{\"json\": \"\u00e9\ud83d\ude00\"}", "a", "");
      byte[] bytes = new Safetensors(metadata, List.of(odd, empty, scalar)).toBytes();
      Safetensors read = read(bytes);
      assertEquals(metadata, read.metadata());
      assertEquals(List.of(odd, empty, scalar), List.copyOf(read.tensors().values()));
      assertArrayEquals(bytes, read.toBytes());
    }

    @Test
    @DisplayName("may list its tensors in any order, and have no metadata and no padding")
    void mayBeInAnyOrder() {
      String header =
          "{'late':{'shape':[1],'data_offsets':[4,8],'dtype':'F32'},"
              + "'early':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}";
      Safetensors read = read(file(header, 8));
      assertEquals(List.of("early", "late"), List.copyOf(read.tensors().keySet()));
      assertEquals(Map.of(), read.metadata());
    }

    @Test
    @DisplayName("may have no tensors")
    void mayBeEmpty() {
      assertEquals(Map.of(), read(file("{}", 0)).tensors());
      assertArrayEquals(file("{}      ", 0), new Safetensors(Map.of(), List.of()).toBytes());
    }
  }

  @Nested
  @DisplayName("that is damaged")
  class Damaged {
    static Stream<Arguments> headers() {
      return Stream.of(
          arguments("", "does not begin with"),
          arguments(" {}", "does not begin with"),
          arguments("[]", "does not begin with"),
          arguments("{", "not JSON"),
          arguments("{} {}", "not JSON"),
          arguments("{}\0", "not JSON"),
          arguments("{'a':1,'a':2}", "not JSON (Duplicate"),
          arguments("{'__metadata__':1}", "__metadata__: found 1, expected an object of strings"),
          arguments("{'__metadata__':{'k':1}}", "found 1, expected a string"),
          arguments("{'a':[]}", "found [], expected an object of dtype, shape and data_offsets"),
          arguments("{'a':{'dtype':'F32','shape':[0]}}", "expected an object of dtype, shape"),
          arguments(tensor("'F32'", "[0]", "[0,0],'x':1"), "'x':1}, expected an object of dtype"),
          arguments(tensor("'F16'", "[0]", "[0,0]"), "found dtype 'F16', expected 'F32'"),
          arguments(tensor("7", "[0]", "[0,0]"), "found dtype 7, expected 'F32'"),
          arguments(tensor("'F32'", "2", "[0,8]"), "found shape 2, expected an array of integers"),
          arguments(tensor("'F32'", "[2.0]", "[0,8]"), "found shape [2.0], expected"),
          arguments(tensor("'F32'", "['2']", "[0,8]"), "found shape ['2'], expected"),
          arguments(tensor("'F32'", "[-2,-1]", "[0,8]"), "found shape [-2,-1], expected"),
          arguments(tensor("'F32'", "[2]", "{}"), "found data_offsets {}, expected"),
          arguments(tensor("'F32'", "[2]", "[8]"), "found data_offsets [8], expected [begin, end]"),
          arguments(tensor("'F32'", "[0]", "[8,0]"), "data_offsets [8, 0], expected [begin, end]"),
          arguments(tensor("'F32'", "[2]", "[-8,0]"), "found data_offsets [-8,0], expected"),
          arguments(tensor("'F32'", "[2]", "[0,1e1]"), "found data_offsets [0,10.0], expected"),
          arguments(
              tensor("'F32'", "[3]", "[0,8]"),
              "found shape [3] in 8 bytes, expected 12 bytes for this shape"),
          arguments(
              tensor("'F32'", "[1073741825,4]", "[0,16]"), "expected a shape of less than 2 GiB"),
          arguments(
              tensor("'F32'", "[4294967296,4294967296,0]", "[0,0]"),
              "expected a shape of less than 2 GiB"),
          arguments(
              tensor("'F32'", "[99999999999999999999]", "[0,0]"), "expected an array of integers"),
          arguments(tensor("'F32'", "[2]", "[4,12]"), "found data that begins at 4, expected 0"),
          arguments(
              tensor("'F32'", "[3]", "[0,12]"), "found 8 bytes before the file ends, expected 12"),
          arguments(tensor("'F32'", "[1]", "[0,4]"), "found more bytes after the last tensor"),
          arguments(two("[0,4]", "[0,4]"), "tensor 'b': found data that begins at 0, expected 4"),
          arguments(two("[4,8]", "[2,6]"), "tensor 'b': found data that begins at 2, expected 0"),
          arguments("{'a':" + "[".repeat(2000), "not JSON"));
    }

    private static String tensor(String dtype, String shape, String offsets) {
      return "{'a':{'dtype':%s,'shape':%s,'data_offsets':%s}}".formatted(dtype, shape, offsets);
    }

    private static String two(String a, String b) {
      String entry = "'%s':{'dtype':'F32','shape':[1],'data_offsets':%s}";
      return "{" + entry.formatted("a", a) + "," + entry.formatted("b", b) + "}";
    }

    @ParameterizedTest
    @MethodSource("headers")
    @DisplayName("in its header is refused, with what was found and what was expected")
    void isRefused(String header, String piece) {
      byte[] bytes = file(header, 8);
      var e = assertThrows(ModelFileException.class, () -> read(bytes));
      assertEquals(ErrorCode.MODEL_FILE_DAMAGED, e.code());
      String message = e.reason().replace('"', '\'');
      assertTrue(message.contains(piece), message);
      assertTrue(message.startsWith("The model file 'the test's bytes' is damaged: "), message);
      assertTrue(!piece.contains("dtype") || message.contains("tensor 'a'"), message);
    }

    @Test
    @DisplayName("in its encoding is refused")
    void isNotUtf8() {
      byte[] bytes = file("{'a':1}", 0);
      bytes[10] = (byte) 0xff;
      assertDamaged(bytes, "not UTF-8");
    }

    @Test
    @DisplayName("and claims a header of 10 GB is refused without taking the memory")
    void claimsTooMuch() {
      byte[] bytes = new byte[100];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(10_000_000_000L);
      assertDamaged(bytes, "10000000000 bytes", "at most 16777216");
      ByteBuffer.wrap(bytes).putLong(-1);
      assertDamaged(bytes, "18446744073709551615 bytes", "at most 16777216");
    }

    @Test
    @DisplayName("and claims a header or tensor longer than itself is refused with both lengths")
    void claimsMoreThanThereIs() {
      byte[] bytes = new byte[100];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(9_000_000);
      assertDamaged(bytes, "found a header that ends before its length of 9000000 bytes");
      String large = "{'a':{'dtype':'F32','shape':[500000000],'data_offsets':[0,2000000000]}}";
      assertDamaged(file(large, 8), "found 8 bytes before the file ends, expected 2000000000");
    }

    @Test
    @DisplayName("is quoted in one line of bounded length, whatever is in it")
    void isQuotedPlainly() {
      String name = "\u001b[2J\n100.00%\u202e" + "x".repeat(1_000_000);
      String entry = "{'dtype':'F32','shape':[1%s],'data_offsets':[0,4]}";
      List<String> headers =
          List.of(
              "{'" + name + "':{}}",
              "{'" + name + "':" + entry.formatted("") + "}",
              "{'t':" + entry.formatted(",1".repeat(100_000)) + "}",
              "{'__metadata__':{'" + name + "':1}}",
              "{'__metadata__':'" + name + "'}",
              "{'t':{'dtype':'" + name + "','shape':[],'data_offsets':[0,4]}}",
              "{'t':1,'t':2}",
              "{\u202e}");
      for (String header : headers) {
        byte[] bytes = file(header.replace("\n", "\\n").replace("\u001b", "\\u001b"), 0);
        var e = assertThrows(ModelFileException.class, () -> read(bytes));
        assertTrue(Foreign.isPlain(e.reason()), e.reason());
        assertTrue(e.reason().length() < 1_500, () -> "" + e.reason().length());
      }
    }

    @Test
    @DisplayName("by being cut off anywhere is refused")
    void isCutOff() {
      byte[] whole = file(TWO_VALUES, 8);
      assertEquals(1, read(whole).tensors().size());
      for (int length = 0; length < whole.length; length++) {
        assertDamaged(Arrays.copyOf(whole, length));
      }
      assertDamaged(Arrays.copyOf(whole, whole.length + 1), "more bytes after the last tensor");
    }
  }

  @Nested
  @DisplayName("on a disk")
  class OnDisk {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Safetensors content =
        new Safetensors(Map.of(), List.of(new Tensor("t", List.of(1), new float[] {1})));

    private List<Path> files() throws IOException {
      try (Stream<Path> files = Files.list(folder)) {
        return files.toList();
      }
    }

    @Test
    @DisplayName("replaces an old file, and leaves nothing else beside it")
    void replaces() throws IOException {
      Path file = folder.resolve("model.safetensors");
      Files.writeString(file, "old");
      content.write(file);
      assertEquals(content.tensors(), Safetensors.read(file).tensors());
      assertEquals(List.of(file), files());
    }

    @Test
    @DisplayName("is the old or the new one for a reader while it is replaced")
    void isNeverHalfWritten() throws Exception {
      Path file = folder.resolve("model.safetensors");
      List<Safetensors> versions = new ArrayList<>();
      for (int n = 0; n < 2; n++) {
        float[] values = new float[50_000 * (n + 1)];
        Arrays.fill(values, n);
        Tensor tensor = new Tensor("t", List.of(values.length), values);
        versions.add(new Safetensors(Map.of(), List.of(tensor)));
      }
      versions.get(0).write(file);
      ExecutorService writer = Executors.newSingleThreadExecutor();
      try {
        Future<?> writing =
            writer.submit(
                () -> {
                  for (int n = 1; n <= 100; n++) {
                    versions.get(n % 2).write(file);
                  }
                });
        do {
          Map<String, Tensor> read = Safetensors.read(file).tensors();
          assertTrue(versions.stream().anyMatch(version -> version.tensors().equals(read)));
        } while (!writing.isDone());
        writing.get();
      } finally {
        writer.shutdownNow();
      }
      assertEquals(List.of(file), files());
    }

    @Test
    @DisplayName("that cannot be written leaves the old one unchanged, and no other files")
    void leavesTheOldOne() throws IOException {
      Path file = folder.resolve("model.safetensors");
      Path old = Files.writeString(Files.createDirectory(file).resolve("old"), "old");
      var e = assertThrows(ModelFileException.class, () -> content.write(file));
      assertEquals(ErrorCode.MODEL_FILE_ACCESS, e.code());
      assertTrue(e.reason().contains("'" + file + "' cannot be written"), e.reason());
      assertEquals("old", Files.readString(old));
      assertEquals(List.of(file), files());
    }

    @Test
    @DisplayName("is written by an interrupted thread too, which stays interrupted")
    void isWrittenWhenInterrupted() throws IOException {
      Path file = Files.writeString(folder.resolve("model.safetensors"), "old");
      Thread.currentThread().interrupt();
      try {
        content.write(file);
      } finally {
        assertTrue(Thread.interrupted());
      }
      assertArrayEquals(content.toBytes(), Files.readAllBytes(file));
      assertEquals(List.of(file), files());
    }

    @Test
    @DisplayName("is read by an interrupted thread too, which stays interrupted")
    void isReadWhenInterrupted() throws IOException {
      Path file = Files.write(folder.resolve("model.safetensors"), content.toBytes());
      Thread.currentThread().interrupt();
      try {
        assertArrayEquals(content.toBytes(), Safetensors.read(file).toBytes());
      } finally {
        assertTrue(Thread.interrupted());
      }
    }

    @ParameterizedTest
    @CsvSource({
      "12,         12,       ends before its length",
      "1000,       10000000, ends before its length",
      "44000000,   43000000, at most 16777216",
      "95000000,   94000000, at most 16777216",
      "5000000000, 7521983763894330656, at most 16777216"
    })
    @DisplayName("is refused by its length and its header's, before anything is read")
    void isNotReadOnItsWord(long length, long header, String piece) throws IOException {
      Path file = folder.resolve("ordinary");
      try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
        sparse.writeLong(Long.reverseBytes(header));
        sparse.writeByte('{');
        sparse.setLength(length);
      }
      assertRefusedAtOnce(file, piece);
    }

    @Test
    @DisplayName("with a tensor that is longer than the file is refused before anything is read")
    void isNotReadOnATensorsWord() throws IOException {
      String large = "{'a':{'dtype':'F32','shape':[500000000],'data_offsets':[0,2000000000]}}";
      Path file = Files.write(folder.resolve("large"), file(large, 10_000_000));
      assertRefusedAtOnce(file, "found 10000000 bytes before the file ends, expected 2000000000");
    }

    private void assertRefusedAtOnce(Path file, String piece) {
      ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long before = memory.getCurrentThreadAllocatedBytes();
      var e = assertThrows(ModelFileException.class, () -> Safetensors.read(file));
      long taken = memory.getCurrentThreadAllocatedBytes() - before;
      assertTrue(taken < 1 << 20, () -> taken + " bytes");
      assertEquals(ErrorCode.MODEL_FILE_DAMAGED, e.code());
      assertTrue(e.reason().contains(piece), e.reason());
    }

    @Test
    @DisplayName("in a folder that does not exist is refused; the folder is not created")
    void needsItsFolder() {
      Path file = folder.resolve("none").resolve("model.safetensors");
      var e = assertThrows(ModelFileException.class, () -> content.write(file));
      assertEquals(ErrorCode.MODEL_FILE_ACCESS, e.code());
      assertTrue(e.reason().contains("its folder does not exist"), e.reason());
      assertFalse(Files.exists(file.getParent()));
    }

    @Test
    @DisplayName("that does not exist, or is a folder, is refused by its name")
    void needsAFile() {
      Path none = folder.resolve("none");
      var e = assertThrows(ModelFileException.class, () -> Safetensors.read(none));
      assertEquals(ErrorCode.MODEL_FILE_ACCESS, e.code());
      assertTrue(e.reason().contains("No such model file: '" + none), e.reason());
      var isFolder = assertThrows(ModelFileException.class, () -> Safetensors.read(folder));
      assertEquals(ErrorCode.MODEL_FILE_ACCESS, isFolder.code());
    }

    @Test
    @DisplayName("whose stream fails is an access error with the system's reason")
    void streamFails() {
      InputStream broken =
          new InputStream() {
            @Override
            public int read() throws IOException {
              throw new IOException("disk on fire");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
              return read();
            }
          };
      var e = assertThrows(ModelFileException.class, () -> Safetensors.read(broken, "pipe"));
      assertEquals(ErrorCode.MODEL_FILE_ACCESS, e.code());
      assertTrue(e.reason().contains("'pipe' cannot be read"), e.reason());
      assertTrue(e.reason().contains("disk on fire"), e.reason());
    }
  }

  @Test
  @DisplayName("cannot hold two tensors of one name, nor one in the metadata's place")
  void namesAreUnique() {
    Tensor one = new Tensor("t", List.of(), new float[1]);
    Tensor metadata = new Tensor("__metadata__", List.of(), new float[1]);
    assertThrows(
        IllegalArgumentException.class, () -> new Safetensors(Map.of(), List.of(one, one)));
    assertThrows(
        IllegalArgumentException.class, () -> new Safetensors(Map.of(), List.of(metadata)));
  }
}
