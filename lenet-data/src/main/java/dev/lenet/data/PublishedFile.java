package dev.lenet.data;

/**
 * A published file, with its name and checksum.
 *
 * @param name the name, without {@code .gz}
 * @param length length in bytes, decompressed
 * @param sha256 of the decompressed bytes, in lower-case hexadecimal
 */
record PublishedFile(String name, int length, String sha256) {}
