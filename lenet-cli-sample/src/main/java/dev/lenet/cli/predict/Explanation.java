package dev.lenet.cli.predict;

import dev.lenet.api.Model;
import dev.lenet.api.picture.Picture;
import dev.lenet.api.picture.Reading;
import dev.lenet.cli.report.ResultFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Writes how pictures were read into a folder: {@code NAME-found.png} is the picture with the found
 * ink and the digits' boxes, {@code NAME-digits.png} the digits as the network saw them, enlarged,
 * {@code NAME-layers.png} what each layer made of the first digit. A file of such a name is
 * replaced only if this class has written it.
 */
public final class Explanation {
  /** How many bytes at a file's beginning may hold the chunk that says who wrote it. */
  private static final int BEGINNING = 4096;

  private final Path folder;
  private final Model model;
  private final Set<String> names = new HashSet<>();

  /**
   * Explains in a folder, which exists.
   *
   * @param folder is not read from, and holds nobody else's files of these names
   * @param model the network whose layers are drawn
   */
  public Explanation(Path folder, Model model) {
    this.folder = folder;
    this.model = model;
  }

  /**
   * Writes the pictures of one reading.
   *
   * @param file the name of the picture's file
   * @throws IOException if a file cannot be written, or another program's has its name
   */
  public void write(String file, Picture picture, Reading reading) throws IOException {
    String name = name(file);
    write(name + "-found.png", FoundInk.draw(picture, reading));
    String digits = name + "-digits.png";
    String layers = name + "-layers.png";
    if (reading.digits().isEmpty()) {
      deleteOurs(digits);
      deleteOurs(layers);
    } else {
      write(digits, FormedDigits.draw(reading));
      write(layers, LayerMaps.draw(model, reading.digits().get(0).image()));
    }
  }

  /** Deletes what a picture left here that had this name before. */
  private void deleteOurs(String name) throws IOException {
    if (isOurs(folder.resolve(name))) {
      Files.delete(folder.resolve(name));
    }
  }

  /** The file's name, with a number if two files in different folders have the same one. */
  private String name(String file) {
    Path path = Path.of(file).getFileName();
    String plain = file.equals("-") || path == null ? "stdin" : path.toString();
    String name = plain;
    // in lower case, because some file systems do not tell A.png from a.png
    for (int i = 2; !names.add(name.toLowerCase(Locale.ROOT)); i++) {
      name = plain + "-" + i;
    }
    return name;
  }

  private void write(String name, BufferedImage image) throws IOException {
    Path file = folder.resolve(name);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isOurs(file)) {
      throw new FileSystemException(
          file.toString(),
          null,
          "it exists, and 'lenet predict --explain' has not written it. Name another folder");
    }
    ResultFile.write(file, SignedPng.of(image));
  }

  private static boolean isOurs(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      String beginning = new String(in.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
      return beginning.contains(SignedPng.SIGNATURE);
    }
  }
}
