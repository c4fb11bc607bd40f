package dev.lenet.cli.predict;

import dev.lenet.api.error.ErrorCode;
import dev.lenet.api.error.PictureException;
import dev.lenet.cli.report.Figures;
import dev.lenet.internal.text.Foreign;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * The pictures in a folder: its files with the name of a picture, sorted by name. Folders in it,
 * hidden files and files with other names are skipped.
 *
 * @param names the files' names, not their paths, because a folder may have millions
 * @param skipped the number of the others
 */
public record PictureFolder(Path folder, List<String> names, int skipped) {
  /** What a picture's name ends with, in lower or upper case. */
  private static final List<String> ENDINGS =
      List.of("png", "jpg", "jpeg", "gif", "bmp", "wbmp", "tif", "tiff");

  /**
   * Lists a folder.
   *
   * @throws IOException if it cannot be listed
   */
  public static PictureFolder of(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    int skipped = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (isPicture(file)) {
          names.add(String.valueOf(file.getFileName()));
        } else {
          skipped++;
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(names);
    return new PictureFolder(folder, names, skipped);
  }

  /** Says that not everything in the folder is read. */
  public String aboutSkipped() {
    return "skipped in '%s': %s, because they are folders, hidden, or not named like a picture"
        .formatted(Foreign.file(folder), Figures.count(skipped));
  }

  /** Says that there is nothing to read. */
  public PictureException noPictures() {
    return new PictureException(
        ErrorCode.PICTURE_ACCESS,
        "The folder '%s' has no picture to read: no name in it ends in .%s"
            .formatted(Foreign.file(folder), String.join(", .", ENDINGS)),
        null);
  }

  private static boolean isPicture(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return ENDINGS.contains(ending) && !Files.isHidden(file) && !Files.isDirectory(file);
  }
}
