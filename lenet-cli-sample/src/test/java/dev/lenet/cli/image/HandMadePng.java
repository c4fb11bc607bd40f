package dev.lenet.cli.image;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Writes PNG files of 28x28 pixels chunk by chunk, as the PNG specification lays them out. */
final class HandMadePng {
  private static final long SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int SIZE = 28;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  private HandMadePng() {}

  /** Nothing but the signature. */
  static HandMadePng headless() throws IOException {
    HandMadePng png = new HandMadePng();
    png.out.writeLong(SIGNATURE);
    return png;
  }

  /** With its header; colour type 0 is gray, 3 has a palette. */
  static HandMadePng of(int bits, int colourType) throws IOException {
    HandMadePng png = headless();
    ByteBuffer header = ByteBuffer.allocate(13).putInt(SIZE).putInt(SIZE);
    return png.chunk("IHDR", header.put((byte) bits).put((byte) colourType).array());
  }

  HandMadePng chunk(String type, byte[] content) throws IOException {
    byte[] name = type.getBytes(US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(content);
    out.writeInt(content.length);
    out.write(name);
    out.write(content);
    out.writeInt((int) crc.getValue());
    return this;
  }

  /** The whole file: all rows are this one. */
  byte[] rows(byte[] row) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream rows = new DeflaterOutputStream(packed)) {
      for (int y = 0; y < SIZE; y++) {
        rows.write(0); // no filter
        rows.write(row);
      }
    }
    chunk("IDAT", packed.toByteArray());
    return chunk("IEND", new byte[0]).bytes();
  }

  /** The file so far. */
  byte[] bytes() {
    return bytes.toByteArray();
  }
}
