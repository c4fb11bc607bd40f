package dev.lenet.data;

/**
 * A file that is published under a name and known by its checksum.
 *
 * @param name the name, without {@code .gz}
 * @param length length in bytes, decompressed
 * @param sha256 of the decompressed bytes, in lower-case hexadecimal
 */
record PublishedFile(String name, int length, String sha256) {}
