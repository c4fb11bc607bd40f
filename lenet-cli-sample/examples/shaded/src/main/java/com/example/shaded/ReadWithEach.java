package com.example.shaded;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.picture.DigitReader;
import java.nio.file.Path;

/** Reads the number on a photograph with each engine that is there. */
public final class ReadWithEach {
  public static void main(String[] arguments) {
    for (String name : Backends.available()) {
      try (Backend backend = Backends.open(name);
          DigitReader reader = DigitReader.builder().backend(backend).open()) {
        System.out.println(name + ": " + reader.read(Path.of(arguments[0])).text());
      }
    }
  }
}
