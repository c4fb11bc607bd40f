package dev.lenet.api.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes PNG files chunk by chunk, as the PNG specification lays them out. */
final class HandMadePng {
  static final int GRAY = 0;
  static final int RGB = 2;
  static final int PALETTE = 3;

  private static final long SIGNATURE = 0x89504E470D0A1A0AL;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private HandMadePng() {}

  /** Nothing but the signature. */
  static HandMadePng headless() {
    HandMadePng png = new HandMadePng();
    png.out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(SIGNATURE).array());
    return png;
  }

  /** With its header. */
  static HandMadePng of(int width, int height, int bits, int colourType) {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    return headless().chunk("IHDR", header.put((byte) bits).put((byte) colourType).array());
  }

  HandMadePng chunk(String type, byte[] content) {
    byte[] name = type.getBytes(US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(content);
    ByteBuffer chunk = ByteBuffer.allocate(content.length + 12).putInt(content.length);
    out.writeBytes(chunk.put(name).put(content).putInt((int) sum.getValue()).array());
    return this;
  }

  /** The whole file: each of these rows, without a filter. */
  byte[] rows(byte[]... rows) {
    ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
    for (byte[] row : rows) {
      unpacked.write(0);
      unpacked.writeBytes(row);
    }
    return chunk("IDAT", packed(unpacked.toByteArray())).chunk("IEND", new byte[0]).bytes();
  }

  static byte[] packed(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
      deflater.write(content);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** A text chunk's content: a keyword, and so many megabytes of zeros. */
  static byte[] textOf(int megabytes) {
    Deflater deflater = new Deflater();
    byte[] block = new byte[10_000];
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(new byte[] {'k', 0, 0});
    for (int i = 0; i < 2; i++) {
      deflater.setInput(new byte[1 << 20]);
      int length = deflater.deflate(block, 0, block.length, Deflater.FULL_FLUSH);
      for (int copies = i == 0 ? 1 : megabytes - 1; copies > 0; copies--) {
        text.write(block, 0, length);
      }
    }
    deflater.end();
    return text.toByteArray();
  }

  /** The file so far. */
  byte[] bytes() {
    return out.toByteArray();
  }
}
