package com.example.spring;

import dev.lenet.api.Backend;
import dev.lenet.api.Image;
import dev.lenet.api.picture.DigitReader;
import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Up while the reader reads a digit. */
@Component
class ReaderHealthIndicator extends AbstractHealthIndicator {
  private final Backend backend;
  private final DigitReader reader;

  ReaderHealthIndicator(Backend backend, DigitReader reader) {
    this.backend = backend;
    this.reader = reader;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    String read = reader.readFormed(List.of(one())).get(0).text();
    health
        .status(read.equals("1") ? "UP" : "DOWN")
        .withDetail("backend", backend.info().name())
        .withDetail("engine", backend.info().engine());
  }

  /** An upright stroke. */
  private static Image one() {
    byte[] pixels = new byte[28 * 28];
    for (int y = 4; y < 24; y++) {
      for (int x = 13; x < 16; x++) {
        pixels[28 * y + x] = (byte) 255;
      }
    }
    return Image.gray(28, 28, pixels);
  }
}
