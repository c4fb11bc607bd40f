package dev.lenet.cli.bench;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Image;
import dev.lenet.api.Model;
import dev.lenet.api.weights.ModelFile;

/**
 * A program that reads one digit with the pretrained model, for {@link ChildProgram} to measure.
 * Its argument is the backend's name.
 */
final class FirstDigit {
  private FirstDigit() {}

  public static void main(String[] arguments) {
    try (Backend backend = Backends.open(arguments[0]);
        Model model = backend.newModel(ModelFile.pretrained())) {
      ChildProgram.say(model.predict(Image.gray(28, 28, new byte[28 * 28])).label());
    }
  }
}
