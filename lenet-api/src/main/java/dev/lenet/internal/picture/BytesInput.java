package dev.lenet.internal.picture;

import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file in memory, as ImageIO reads it. ImageIO's own stream of this kind copies the file, and
 * does not tell its length, with which readers check what the file says of itself.
 */
final class BytesInput extends ImageInputStreamImpl {
  private final byte[] bytes;
  private final int length;

  BytesInput(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  @Override
  public int read() {
    bitOffset = 0;
    return streamPos < length ? bytes[(int) streamPos++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int from, int most) {
    bitOffset = 0;
    int count = (int) Math.min(most, length - streamPos);
    if (count <= 0) {
      return most == 0 ? 0 : -1;
    }
    System.arraycopy(bytes, (int) streamPos, into, from, count);
    streamPos += count;
    return count;
  }

  @Override
  public long length() {
    return length;
  }
}
