package com.example.spark;

import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.PictureException;
import dev.lenet.api.picture.DigitReader;
import dev.lenet.api.picture.Picture;
import dev.lenet.api.picture.Reading;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * Some hundred pictures that are read in one call, which is faster than one by one. A picture that
 * cannot be read fails alone: its answer is its error. But if it is this machine that cannot read
 * it, this is thrown, so that Spark tries the task elsewhere.
 */
final class PictureBatch {
  private static final int MOST_PICTURES = 256;

  /** Decoded pictures wait in the heap, a byte for each pixel. */
  private static final long MOST_PIXELS = 16_000_000;

  /** Their files wait there as well, also those that are no pictures. */
  private static final long MOST_BYTES = 64_000_000;

  private final List<Entry> entries = new ArrayList<>();
  private long pixels;
  private long bytes;

  /** Whether it has as many pictures as should be read at once. */
  boolean isFull() {
    return entries.size() >= MOST_PICTURES || pixels >= MOST_PIXELS || bytes >= MOST_BYTES;
  }

  /**
   * Decodes a picture and adds it. The file may be null, as a value of a column may; the error then
   * has no code, as the library was not asked.
   *
   * @throws PictureException if this machine can decode no pictures, or not this one now
   */
  void add(byte[] file) {
    try {
      if (file == null) {
        entries.add(new Entry(null, "The picture is null"));
        return;
      }
      bytes += file.length;
      Picture picture = Picture.read(file);
      pixels += (long) picture.width() * picture.height();
      entries.add(new Entry(picture, null));
    } catch (PictureException e) {
      entries.add(new Entry(null, error(e)));
    }
  }

  /** The answers in the order of the pictures, as {@link ReadingColumns} has them. */
  List<Row> read(DigitReader reader) {
    List<Picture> pictures =
        entries.stream().filter(entry -> entry.error == null).map(Entry::picture).toList();
    List<Reading> readings;
    try {
      readings = reader.readAll(pictures);
    } catch (PictureException e) {
      return entries.stream().map(entry -> readAlone(reader, entry)).toList();
    }
    Iterator<Reading> next = readings.iterator();
    List<Row> answers = new ArrayList<>();
    for (Entry entry : entries) {
      answers.add(
          entry.error == null
              ? ReadingColumns.of(next.next())
              : ReadingColumns.failed(entry.error));
    }
    return answers;
  }

  private static Row readAlone(DigitReader reader, Entry entry) {
    if (entry.error != null) {
      return ReadingColumns.failed(entry.error);
    }
    try {
      return ReadingColumns.of(reader.read(entry.picture));
    } catch (PictureException e) {
      return ReadingColumns.failed(error(e));
    }
  }

  /** What a row says of a picture. Throws the exception if the picture is not what is wrong. */
  static String error(PictureException e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    if (e.code() == ErrorCode.PICTURE_ACCESS || root instanceof OutOfMemoryError) {
      throw e; // no module java.desktop, or a heap that is full
    }
    return e.getMessage();
  }

  /** A picture, or why there is no picture. */
  private record Entry(Picture picture, String error) {}
}
