package dev.lenet.backend.java;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The built-in engine's loops")
class KernelsTest {
  /** HotSpot's {@code FreqInlineSize}. */
  private static final int LARGEST_INLINED = 325;

  /**
   * As part of its caller, the loop would load its arrays from arrays of arrays, and the JIT of
   * Java 17 would make no vector instructions of it.
   */
  @Test
  @DisplayName("are too long for the JIT to make the slowest one a part of its caller")
  void staysAMethod() throws IOException {
    int length = codeLengths().getOrDefault("addThree", 0);
    assertTrue(length > LARGEST_INLINED, "addThree has " + length + " bytes of code");
  }

  /** The number of bytes of code of each method, from the class file. */
  private static Map<String, Integer> codeLengths() throws IOException {
    Map<String, Integer> lengths = new HashMap<>();
    try (InputStream file = Kernels.class.getResourceAsStream("Kernels.class");
        DataInputStream in = new DataInputStream(Objects.requireNonNull(file))) {
      in.skipNBytes(8); // magic number and version
      Map<Integer, String> texts = texts(in);
      in.skipNBytes(6); // flags, class and superclass
      in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
      readMembers(in, texts, new HashMap<>()); // fields
      readMembers(in, texts, lengths);
    }
    return lengths;
  }

  private static Map<Integer, String> texts(DataInputStream in) throws IOException {
    Map<Integer, String> texts = new HashMap<>();
    int count = in.readUnsignedShort();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts.put(i, in.readUTF());
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          i++; // long and double take two places
        }
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        default -> throw new IOException("A constant has the unknown tag " + tag);
      }
    }
    return texts;
  }

  private static void readMembers(
      DataInputStream in, Map<Integer, String> texts, Map<String, Integer> lengths)
      throws IOException {
    for (int members = in.readUnsignedShort(); members > 0; members--) {
      in.skipNBytes(2); // flags
      String name = texts.getOrDefault(in.readUnsignedShort(), "");
      in.skipNBytes(2); // type
      for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
        boolean code = "Code".equals(texts.get(in.readUnsignedShort()));
        int length = in.readInt();
        if (code) {
          in.skipNBytes(4); // sizes of stack and locals
          lengths.put(name, in.readInt());
        }
        in.skipNBytes(code ? length - 8L : length);
      }
    }
  }
}
