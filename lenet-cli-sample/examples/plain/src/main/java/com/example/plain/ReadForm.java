package com.example.plain;

import dev.lenet.api.picture.DigitReader;
import dev.lenet.api.picture.ReadDigit;
import dev.lenet.api.picture.Reading;
import java.nio.file.Path;

/** Reads the number on a photograph, and prints it and each of its digits. */
public final class ReadForm {
  public static void main(String[] arguments) {
    try (DigitReader reader = DigitReader.open()) {
      Reading reading = reader.read(Path.of("form.jpg"));
      System.out.println(reading.text());
      for (ReadDigit digit : reading.digits()) {
        System.out.println(digit);
      }
    }
  }
}
