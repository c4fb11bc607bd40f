package com.example.engines;

import dev.lenet.api.Backend;
import dev.lenet.api.BackendInfo;
import dev.lenet.api.Backends;
import dev.lenet.api.picture.DigitReader;
import java.nio.file.Path;

/** Reads the number on a photograph with the engine that the configuration chooses. */
public final class ReadPhotograph {
  public static void main(String[] arguments) {
    System.out.println(Backends.choice());
    try (Backend backend = Backends.open();
        DigitReader reader = DigitReader.builder().backend(backend).open()) {
      BackendInfo engine = backend.info();
      System.out.println(engine.engine() + " " + engine.version());
      System.out.println(reader.read(Path.of(arguments[0])).text());
    }
  }
}
