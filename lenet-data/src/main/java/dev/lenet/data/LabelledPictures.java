package dev.lenet.data;

import dev.lenet.api.Dataset;
import dev.lenet.api.spec.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The files and labels of one part, with the classes spread evenly: any number of pictures from the
 * beginning, or from the end, has about the same share of each class. A spec's {@code validation}
 * takes pictures from the end.
 *
 * @param name the name of the part
 * @param labels the names of the classes
 * @param pictures the files in order
 */
record LabelledPictures(String name, ClassLabels labels, List<Labelled> pictures) {
  /**
   * One picture.
   *
   * @param place from 0 to 1, the middle of its share of its class
   */
  private record Labelled(Path file, int label, double place) {}

  static LabelledPictures of(String name, ClassFolders folders, ClassLabels labels) {
    List<Labelled> pictures = new ArrayList<>(folders.count());
    folders
        .files()
        .forEach(
            (folder, files) -> {
              int label = labels.label(folder);
              for (int i = 0; i < files.size(); i++) {
                pictures.add(new Labelled(files.get(i), label, (i + 0.5) / files.size()));
              }
            });
    pictures.sort(Comparator.comparingDouble(Labelled::place).thenComparingInt(Labelled::label));
    return new LabelledPictures(name, labels, pictures);
  }

  /** Reads all pictures. */
  Dataset load() {
    byte[] pixels = new PictureLoader(pictures.stream().map(Labelled::file).toList()).load();
    byte[] bytes = new byte[pictures.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) pictures.get(i).label();
    }
    Shape shape = new Shape(1, DigitPicture.SIDE, DigitPicture.SIDE);
    return new Classes(labels.count(), labels.names()).dataset(name, shape, pixels, bytes);
  }
}
